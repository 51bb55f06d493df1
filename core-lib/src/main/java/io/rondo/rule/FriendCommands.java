package io.rondo.rule;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.EventLookup;
import io.rondo.registration.Registration;
import io.rondo.registration.rule.Slot;
import io.rondo.registration.rule.Slots;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /friends start|join|show}: come together or not at all. */
final class FriendCommands {

    private static final String EVENT = "event";
    private static final String SLOT = "slot";
    private static final String CODE = "code";
    private static final int LONGEST_CODE = 20;
    private static final int IN_A_ROW = 5;

    private final RuleRooms rooms;
    private final Parties parties;
    private final OptionType event;

    FriendCommands(RuleRooms rooms, Parties parties) {
        this.rooms = rooms;
        this.parties = parties;
        this.event = new OptionType.Reference(new EventLookup(rooms.events()));
    }

    List<Command> all() {
        Option named = Option.required(EVENT, event);
        Option slot = Option.optional(SLOT, new OptionType.Text(Slot.LONGEST_NAME, false));
        Option code = Option.required(CODE, new OptionType.Text(LONGEST_CODE, false));
        return List.of(
                Command.typed("friends start", this::start, named, slot),
                Command.typed("friends join", this::join, code, slot),
                Command.typed("friends show", this::show, named),
                Command.pressed("friends register", this::register, named),
                Command.pressed("friends leave", this::leave, named));
    }

    private Reply start(Conversation conversation) {
        Event wanted = event(conversation);
        return enter(conversation, wanted, Action.of("friends start").with(EVENT, wanted.id()), slot -> {
            Event locked = rooms.events().lock(conversation.work(), wanted.id());
            Party party = parties.start(conversation.work(), locked, conversation.requester(), slot);
            return show(conversation, locked, party);
        });
    }

    private Reply join(Conversation conversation) {
        String code = conversation.options().text(CODE).orElseThrow();
        Party party = parties.open(conversation.work(), code);
        Event wanted = rooms.events().get(conversation.work(), party.eventId());
        if (conversation
                .requester()
                .communityId()
                .filter(wanted.communityId()::equals)
                .isEmpty()) {
            throw new UserError("rule.error.friends-elsewhere");
        }
        return enter(conversation, wanted, Action.of("friends join").with(CODE, code), slot -> {
            Event locked = rooms.events().lock(conversation.work(), wanted.id());
            parties.join(
                    conversation.work(),
                    locked,
                    parties.open(conversation.work(), code),
                    conversation.requester(),
                    slot);
            return show(conversation, locked, party);
        });
    }

    /** What a seat needs is asked first: the profile, then the slot. */
    private Reply enter(
            Conversation conversation,
            Event wanted,
            Action again,
            java.util.function.Function<Optional<Integer>, Reply> then) {
        Optional<String> wish = conversation.options().text(SLOT);
        Action same = wish.map(slot -> again.with(SLOT, slot)).orElse(again);
        Optional<Reply> question = rooms.needs().missing(conversation, wanted, same);
        if (question.isPresent()) {
            return question.get();
        }
        List<Slot> slots = rooms.slots().of(conversation.work(), wanted.id());
        if (!slots.isEmpty() && wish.isEmpty()) {
            return chooseSlot(conversation.words(), wanted, slots, again);
        }
        return then.apply(
                slots.isEmpty()
                        ? Optional.empty()
                        : wish.map(slot -> rooms.slots()
                                .find(conversation.work(), wanted.id(), slot)
                                .no()));
    }

    private static Reply chooseSlot(Words words, Event wanted, List<Slot> slots, Action again) {
        List<ButtonRow> rows = new ArrayList<>();
        for (int from = 0; from < slots.size(); from += IN_A_ROW) {
            rows.add(new ButtonRow(slots.subList(from, Math.min(from + IN_A_ROW, slots.size())).stream()
                    .map(slot -> Button.normal(
                            words.label("registration.button.slot", "slot", slot.name(), "left", slot.free()),
                            again.with(SLOT, Slots.byNumber(slot))))
                    .toList()));
        }
        return Reply.text(words.text("registration.which-slot", "title", wanted.title()))
                .with(rows);
    }

    private Reply show(Conversation conversation) {
        Event shown = event(conversation);
        return parties.of(conversation.work(), shown.id(), conversation.personId())
                .map(party -> show(conversation, shown, party))
                .orElseThrow(() -> new UserError("rule.error.no-friends", "title", shown.title()));
    }

    private Reply show(Conversation conversation, Event shown, Party party) {
        UnitOfWork work = conversation.work();
        Words words = conversation.words();
        List<PartyStore.Member> members = parties.members(work, party);
        Map<Integer, String> slots =
                rooms.slots().of(work, shown.id()).stream().collect(Collectors.toMap(Slot::no, Slot::name));
        Map<UUID, String> names = rooms.people()
                .names(work, members.stream().map(PartyStore.Member::personId).toList());
        String who = members.stream()
                .map(member -> names.getOrDefault(member.personId(), "")
                        + member.slotNo()
                                .map(no -> " (" + slots.getOrDefault(no, "") + ")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
        if (party.registeredAt().isPresent()) {
            return Reply.text(
                    words.text("rule.friends.registered", "title", shown.title(), "who", who), place(words, shown));
        }
        boolean leads = party.leaderId().equals(conversation.personId());
        RichText text = RichText.lines(
                words.text("rule.friends.group", "title", shown.title(), "who", who, "people", members.size()),
                leads
                        ? words.text("rule.friends.invite", "code", party.code(), "most", Parties.MOST)
                        : words.text("rule.friends.wait", "name", rooms.people().name(work, party.leaderId())));
        List<Button> buttons = new ArrayList<>();
        if (leads) {
            buttons.add(Button.primary(
                    words.label("rule.button.register-all"),
                    Action.of("friends register").with(EVENT, shown.id())));
        }
        buttons.add(Button.danger(
                words.label("rule.button.leave"), Action.of("friends leave").with(EVENT, shown.id())));
        return Reply.text(text, new ButtonRow(buttons));
    }

    private Reply register(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Event locked = rooms.events().lock(work, event(conversation).id());
        Party party = parties.of(work, locked.id(), conversation.personId())
                .orElseThrow(() -> new UserError("rule.error.no-friends", "title", locked.title()));
        List<Registration> placed = parties.register(work, locked, party, conversation.requester());
        if (placed.isEmpty()) {
            return show(conversation, locked, party);
        }
        boolean seated = placed.getFirst().state().takesSeat();
        return Reply.text(
                conversation
                        .words()
                        .text(
                                seated ? "rule.friends.seated" : "rule.friends.in-line",
                                "title",
                                locked.title(),
                                "people",
                                placed.size()),
                place(conversation.words(), locked));
    }

    private Reply leave(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Event locked = rooms.events().lock(work, event(conversation).id());
        Optional<Party> party = parties.of(work, locked.id(), conversation.personId());
        if (party.filter(one -> one.registeredAt().isPresent()).isPresent()) {
            return show(conversation, locked, party.get());
        }
        party.ifPresent(one -> parties.leave(work, one, conversation.personId()));
        return Reply.text(conversation.words().text("rule.friends.left", "title", locked.title()));
    }

    private static ButtonRow place(Words words, Event shown) {
        return ButtonRow.of(Button.normal(
                words.label("event.button.place"), Action.of("event place").with(EVENT, shown.id())));
    }

    private Event event(Conversation conversation) {
        return rooms.events().get(conversation.work(), conversation.options().requiredId(EVENT));
    }
}
