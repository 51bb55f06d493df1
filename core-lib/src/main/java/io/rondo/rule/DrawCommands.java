package io.rondo.rule;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Pages;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.EventLookup;
import io.rondo.registration.Lot;
import io.rondo.registration.Registration;
import io.rondo.registration.rule.EventRules.Draw;
import io.rondo.registration.rule.EventRules.Kind;
import io.rondo.registration.rule.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /draw}: who has applied, the hosts' choice among them, and what a lottery has drawn. */
final class DrawCommands {

    private static final String EVENT = "event";
    private static final String PERSON = "person";
    private static final int PER_PAGE = 5;
    private static final int LOTS_PER_PAGE = 20;
    private static final int MOST_PAGES = 10_000;

    private final RuleRooms rooms;
    private final OptionType event;

    DrawCommands(RuleRooms rooms) {
        this.rooms = rooms;
        this.event = new OptionType.Reference(new EventLookup(rooms.events()));
    }

    List<Command> all() {
        Option named = Option.required(EVENT, event);
        Option person = Option.required(PERSON, new OptionType.Internal());
        Option page = Option.optional(Pages.PAGE, new OptionType.Number(1, MOST_PAGES));
        return List.of(
                Command.typed("draw", this::list, named, page).by(Access.HOST),
                Command.pressed("draw page", this::list, named, page).by(Access.HOST),
                Command.pressed("draw pick", conversation -> pick(conversation, true), named, person, page)
                        .by(Access.HOST),
                Command.pressed("draw unpick", conversation -> pick(conversation, false), named, person, page)
                        .by(Access.HOST));
    }

    private Reply list(Conversation conversation) {
        Event shown =
                rooms.events().get(conversation.work(), conversation.options().requiredId(EVENT));
        rooms.events().requireHost(conversation.work(), shown, conversation.requester());
        return list(conversation, shown);
    }

    private Reply list(Conversation conversation, Event shown) {
        Words words = conversation.words();
        Draw draw = draw(conversation, shown);
        List<Lot> lots = rooms.draws().lots(conversation.work(), shown.id());
        if (!lots.isEmpty()) {
            return drawn(conversation, shown, draw, lots);
        }
        List<Registration> applied = rooms.draws().applicants(conversation.work(), shown.id());
        Map<UUID, String> names = rooms.people()
                .names(
                        conversation.work(),
                        applied.stream().map(Registration::personId).toList());
        Map<Integer, String> slots = rooms.slots().of(conversation.work(), shown.id()).stream()
                .collect(Collectors.toMap(Slot::no, Slot::name));
        int page = conversation.options().number(Pages.PAGE).orElse(1);
        RichText title = words.text(
                applied.isEmpty() ? "rule.draw.nobody" : "rule.draw.applicants",
                "title",
                shown.title(),
                "people",
                applied.size(),
                "picked",
                applied.stream().filter(Registration::picked).count(),
                "at",
                draw.at(shown.schedule()));
        return Pages.listing(
                title,
                applied,
                page,
                PER_PAGE,
                one -> item(shown, draw, one, names.getOrDefault(one.personId(), ""), slots, page, words),
                Action.of("draw page").with(EVENT, shown.id()));
    }

    private static Reply.Item item(
            Event shown, Draw draw, Registration one, String name, Map<Integer, String> slots, int page, Words words) {
        String slot = one.slotNo().map(slots::get).map(named -> " · " + named).orElse("");
        RichText text = words.text(
                one.picked() ? "rule.draw.applicant-picked" : "rule.draw.applicant", "name", name, "slot", slot);
        if (draw.kind() != Kind.PICK) {
            return new Reply.Item(text, List.of());
        }
        Action press = Action.of(one.picked() ? "draw unpick" : "draw pick")
                .with(EVENT, shown.id())
                .with(PERSON, one.personId())
                .with(Pages.PAGE, page);
        String label = words.label(one.picked() ? "rule.button.unpick" : "rule.button.pick", "name", name);
        return new Reply.Item(text, List.of(one.picked() ? Button.normal(label, press) : Button.primary(label, press)));
    }

    /** Whoever wants to draw again finds the seed and every weight here. */
    private Reply drawn(Conversation conversation, Event shown, Draw draw, List<Lot> lots) {
        Words words = conversation.words();
        Map<UUID, String> names = rooms.people()
                .names(conversation.work(), lots.stream().map(Lot::personId).toList());
        return Pages.listing(
                words.text(
                        "rule.draw.drawn",
                        "title",
                        shown.title(),
                        "seed",
                        Long.toString(draw.seed()),
                        "people",
                        lots.size()),
                lots,
                conversation.options().number(Pages.PAGE).orElse(1),
                LOTS_PER_PAGE,
                lot -> new Reply.Item(
                        words.text(
                                lot.won() ? "rule.draw.lot-won" : "rule.draw.lot",
                                "place",
                                lot.place(),
                                "name",
                                names.getOrDefault(lot.personId(), ""),
                                "weight",
                                lot.weight()),
                        List.of()),
                Action.of("draw page").with(EVENT, shown.id()));
    }

    private Reply pick(Conversation conversation, boolean picked) {
        Event locked =
                rooms.events().lock(conversation.work(), conversation.options().requiredId(EVENT));
        rooms.events().requireHost(conversation.work(), locked, conversation.requester());
        if (!locked.state().takesRegistrations()) {
            throw new UserError("rule.error.late", "title", locked.title());
        }
        draw(conversation, locked);
        UUID person = conversation.options().requiredId(PERSON);
        return switch (rooms.draws().pick(conversation.work(), locked, person, picked)) {
            case FULL -> throw new UserError("rule.error.pick-full", "title", locked.title());
            case NOT_APPLYING, DONE -> list(conversation, locked);
        };
    }

    private Draw draw(Conversation conversation, Event shown) {
        Optional<Draw> draw = rooms.rules().of(conversation.work(), shown.id()).draw();
        return draw.orElseThrow(() -> new UserError("rule.error.no-draw", "title", shown.title()));
    }
}
