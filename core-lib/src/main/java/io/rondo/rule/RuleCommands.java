package io.rondo.rule;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.EventLimits;
import io.rondo.event.EventLookup;
import io.rondo.registration.rule.EventRules;
import io.rondo.registration.rule.EventRules.Draw;
import io.rondo.registration.rule.EventRules.Kind;
import io.rondo.registration.rule.EventRules.Requirement;
import io.rondo.registration.rule.RuleNotes;
import io.rondo.registration.rule.Slot;
import io.rondo.registration.rule.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /rules …}: what a host asks of those who register for an event. */
final class RuleCommands {

    private static final String EVENT = "event";
    private static final String NONE = "none";
    private static final int LONGEST_HOW_TO = 200;
    private static final int LONGEST_SLOTS = 800;
    private static final Duration USUAL_DRAW = Duration.ofHours(48);

    /** As Discord writes a mentioned role, or the role's id alone. */
    private static final Pattern ROLE = Pattern.compile("<@&(\\d{5,20})>|(\\d{5,20})");

    private final RuleRooms rooms;
    private final RuleNotes notes;
    private final OptionType event;

    RuleCommands(RuleRooms rooms) {
        this.rooms = rooms;
        this.notes = new RuleNotes(rooms.rules(), rooms.slots());
        this.event = new OptionType.Reference(new EventLookup(rooms.events()));
    }

    List<Command> all() {
        Option named = Option.required(EVENT, event);
        OptionType before = new OptionType.Length(Duration.ZERO, EventLimits.LONGEST_OFFSET);
        OptionType role = new OptionType.Text(40, false);
        return List.of(
                Command.typed("rules show", this::show, named).by(Access.HOST),
                Command.typed(
                                "rules require",
                                this::require,
                                named,
                                Option.required("tag", new OptionType.Text(Tags.LONGEST, false)),
                                Option.optional("role", role),
                                Option.optional("how", new OptionType.Text(LONGEST_HOW_TO, false)))
                        .by(Access.HOST),
                Command.typed("rules closes", this::closes, named, Option.required("before", before))
                        .by(Access.HOST),
                Command.typed(
                                "rules draw",
                                this::draw,
                                named,
                                Option.required("kind", new OptionType.OneOf(List.of("lottery", "pick", NONE))),
                                Option.optional("before", before))
                        .by(Access.HOST),
                Command.typed(
                                "rules slots",
                                this::slots,
                                named,
                                Option.required("slots", new OptionType.Text(LONGEST_SLOTS, true)))
                        .by(Access.HOST),
                Command.typed("rules role", this::participantRole, named, Option.required("role", role))
                        .by(Access.HOST));
    }

    private Reply show(Conversation conversation) {
        Event shown =
                rooms.events().get(conversation.work(), conversation.options().requiredId(EVENT));
        rooms.events().requireHost(conversation.work(), shown, conversation.requester());
        return rules(conversation, shown);
    }

    private Reply rules(Conversation conversation, Event shown) {
        Words words = conversation.words();
        List<RichText> lines = new ArrayList<>();
        lines.add(words.text("rule.title", "title", shown.title()));
        lines.add(words.text("rule.min", "min", shown.seats().minPeople()));
        lines.addAll(notes.of(conversation.work(), shown, words));
        EventRules asked = rooms.rules().of(conversation.work(), shown.id());
        asked.participantRole().ifPresent(role -> lines.add(words.text("rule.role")));
        List<Slot> slots = rooms.slots().of(conversation.work(), shown.id());
        int seats = slots.stream().mapToInt(Slot::capacity).sum();
        if (!slots.isEmpty() && seats != shown.seats().capacity()) {
            lines.add(words.text(
                    "rule.slots-differ",
                    "seats",
                    seats,
                    "capacity",
                    shown.seats().capacity()));
        }
        lines.addAll(rooms.forHosts().of(conversation.work(), shown, words));
        return Reply.text(RichText.lines(lines));
    }

    private Reply require(Conversation conversation) {
        Event locked = lock(conversation);
        String tag = conversation.options().text("tag").orElseThrow().strip();
        Optional<String> role = conversation.options().text("role").flatMap(RuleCommands::role);
        Optional<Requirement> wanted = isNone(tag)
                ? Optional.empty()
                : Optional.of(new Requirement(tag, role, conversation.options().text("how")));
        rooms.rules().require(conversation.work(), locked.id(), wanted);
        return changed(conversation, locked);
    }

    private Reply closes(Conversation conversation) {
        Event locked = lock(conversation);
        Duration before = conversation.options().length("before").orElseThrow();
        rooms.rules()
                .closes(conversation.work(), locked.id(), Optional.of(before).filter(Duration::isPositive));
        return changed(conversation, locked);
    }

    private Reply draw(Conversation conversation) {
        Event locked = lock(conversation);
        String wanted = conversation.options().text("kind").orElseThrow();
        Optional<Kind> kind =
                isNone(wanted) ? Optional.empty() : Optional.of(Kind.valueOf(wanted.toUpperCase(Locale.ROOT)));
        Duration before = conversation.options().length("before").orElse(USUAL_DRAW);
        Instant at = new Draw(Kind.PICK, before, 0, Optional.empty()).at(locked.schedule());
        if (kind.isPresent() && !at.isAfter(conversation.now())) {
            throw new UserError("rule.error.draw-late", "at", at).about("before");
        }
        rooms.rules().draw(conversation.work(), locked.id(), kind, before);
        return changed(conversation, locked);
    }

    private Reply slots(Conversation conversation) {
        Event locked = lock(conversation);
        String text = conversation.options().text("slots").orElseThrow();
        if (isNone(text)) {
            rooms.slots().clear(conversation.work(), locked.id());
        } else {
            rooms.slots().set(conversation.work(), locked.id(), text);
        }
        return changed(conversation, locked);
    }

    private Reply participantRole(Conversation conversation) {
        Event locked = lock(conversation);
        Optional<String> role = conversation.options().text("role").flatMap(RuleCommands::role);
        rooms.rules().participantRole(conversation.work(), locked.id(), role);
        return changed(conversation, locked);
    }

    private Event lock(Conversation conversation) {
        Event locked =
                rooms.events().lock(conversation.work(), conversation.options().requiredId(EVENT));
        rooms.events().requireHost(conversation.work(), locked, conversation.requester());
        if (!locked.state().takesRegistrations()) {
            throw new UserError("rule.error.late", "title", locked.title());
        }
        return locked;
    }

    /** What the line waited for may be free now. */
    private Reply changed(Conversation conversation, Event locked) {
        if (!locked.isDraft()) {
            rooms.registrations().seatsChanged(conversation.work(), locked);
        }
        return rules(conversation, locked);
    }

    /** @throws UserError when it is neither a role nor the word for none */
    private static Optional<String> role(String text) {
        if (isNone(text)) {
            return Optional.empty();
        }
        Matcher role = ROLE.matcher(text.strip());
        if (!role.matches()) {
            throw new UserError("rule.error.role", "text", text).about("role");
        }
        return Optional.of(Optional.ofNullable(role.group(1)).orElse(role.group(2)));
    }

    private static boolean isNone(String text) {
        return text.strip().equalsIgnoreCase(NONE) || text.strip().equals("-");
    }
}
