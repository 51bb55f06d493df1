package io.rondo.event;

import io.rondo.chat.Access;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Role;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.EventMakers;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /event create} with its preview, {@code /event edit}, and the buttons of a draft. */
final class EventMakeCommands {

    static final String CREATE = "event create";
    private static final String EDIT = "event edit";

    private static final Set<String> NOT_EDITED = Set.of("publish", "kind", "repeat");
    private static final DateTimeFormatter TYPED_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Events events;
    private final EventOptions options;
    private final Communities communities;
    private final OptionType event;
    private final Recurrence recurrence;

    EventMakeCommands(
            Events events, EventOptions options, Communities communities, EventLookup lookup, Recurrence recurrence) {
        this.recurrence = recurrence;
        this.events = events;
        this.options = options;
        this.communities = communities;
        this.event = new OptionType.Reference(lookup);
    }

    List<Command> all() {
        List<Option> create = new ArrayList<>(List.of(options.title(true), options.starts(true)));
        create.addAll(options.optional());
        List<Option> edit =
                new ArrayList<>(List.of(Option.required("event", event), options.title(false), options.starts(false)));
        edit.addAll(options.optional().stream()
                .filter(option -> !NOT_EDITED.contains(option.name()))
                .toList());
        edit.add(Option.optional(Recurrence.SCOPE, new OptionType.Internal()));
        Option draft = Option.required("event", event);
        return List.of(
                Command.typed(CREATE, this::create, create.toArray(Option[]::new))
                        .by(Access.HOST),
                Command.typed(EDIT, this::edit, edit.toArray(Option[]::new)).by(Access.HOST),
                Command.pressed("event form", this::form, draft).by(Access.HOST).answering(Answer.FORM),
                Command.pressed("event publish", this::publish, draft).by(Access.HOST),
                Command.pressed("event discard", this::discard, draft).by(Access.HOST));
    }

    private Reply create(Conversation conversation) {
        Community community = communities.get(conversation.work(), conversation.communityId());
        requireMaker(conversation, community);
        EventValues values = options.make(conversation);
        Event draft = events.draft(conversation.work(), values.build(), conversation.personId());
        if (conversation.options().yesNo("publish").orElse(false)) {
            return published(conversation, draft);
        }
        return preview(conversation, draft, community);
    }

    private static void requireMaker(Conversation conversation, Community community) {
        if (!mayMake(conversation, community)) {
            throw new UserError("event.error.only-makers");
        }
    }

    /** Whether the person may make events in the community. */
    static boolean mayMake(Conversation conversation, Community community) {
        return community.eventMakers() == EventMakers.EVERYONE
                || conversation.requester().role().isAtLeast(Role.MODERATOR);
    }

    private Reply preview(Conversation conversation, Event draft, Community community) {
        Timeline.Clamped clamped = Timeline.fit(draft.schedule(), conversation.now());
        Reply.Card card = EventCard.preview(
                draft.with(clamped.schedule()), clamped.changes(), community.minimumAge(), conversation.words());
        RichText repeats = recurrence.describe(conversation.work(), draft, conversation.words());
        return repeats.isEmpty() ? card : card.field(conversation.words().label("event.details.repeats"), repeats);
    }

    private Reply publish(Conversation conversation) {
        Event draft = events.get(conversation.work(), conversation.options().requiredId("event"));
        events.requireHost(conversation.work(), draft, conversation.requester());
        return published(conversation, draft);
    }

    private Reply published(Conversation conversation, Event draft) {
        return switch (events.publish(conversation.work(), draft.id())) {
            case Events.Publishing.Published(Event event, List<Timeline.Clamp> clamps) -> {
                recurrence.published(conversation.work(), event);
                yield announced(conversation, event, clamps);
            }
            case Events.Publishing.AlreadyPublished(Event event) -> announced(conversation, event, List.of());
            case Events.Publishing.StartHasPassed(Event event) ->
                throw new UserError("event.error.start-passed", "title", event.title());
            case Events.Publishing.NoCall(String provider, String reason) ->
                throw new UserError("event.error.no-call", "name", provider, "reason", reason);
        };
    }

    private Reply announced(Conversation conversation, Event event, List<Timeline.Clamp> clamps) {
        RichText said = conversation
                .words()
                .text(
                        "event.published",
                        "title",
                        event.title(),
                        "at",
                        event.schedule().startsAt(),
                        "opens",
                        event.schedule().confirmationOpensAt());
        RichText changed = clamps.isEmpty()
                ? RichText.EMPTY
                : RichText.lines(
                        conversation.words().text("event.preview.changed-line"),
                        EventCard.clamped(clamps, conversation.words()));
        return Reply.text(
                RichText.lines(said, changed, recurrence.describe(conversation.work(), event, conversation.words())),
                ButtonRow.of(Button.normal(
                        conversation.words().label("event.button.details"),
                        Action.of("event details").with("event", event.id()))));
    }

    private Reply discard(Conversation conversation) {
        Optional<Event> draft = conversation
                .work()
                .store(EventStore.class)
                .find(conversation.options().requiredId("event"));
        if (draft.isEmpty()) {
            return Reply.text(conversation.words().text("event.discarded"));
        }
        events.requireHost(conversation.work(), draft.get(), conversation.requester());
        return events.discard(conversation.work(), draft.get().id())
                ? Reply.text(conversation.words().text("event.discarded"))
                : Reply.text(conversation
                        .words()
                        .text("event.discard-too-late", "title", draft.get().title()));
    }

    /** The five fields that are changed most; Discord's forms hold no more. The others are options of the command. */
    private Reply form(Conversation conversation) {
        Event shown = events.meantByHost(conversation);
        ZoneId zone = conversation.requester().zone();
        String starts = TYPED_TIME.format(shown.schedule().startsAt().atZone(zone));
        return new Reply.Form(
                conversation.words().label("event.form.heading"),
                Optional.empty(),
                List.of(
                        question(conversation, "title", Question.Kind.TEXT, shown.title()),
                        question(conversation, "starts", Question.Kind.TIME, starts),
                        question(
                                conversation,
                                "capacity",
                                Question.Kind.NUMBER,
                                Integer.toString(shown.seats().capacity())),
                        question(
                                conversation,
                                "min",
                                Question.Kind.NUMBER,
                                Integer.toString(shown.seats().minPeople())),
                        question(conversation, "description", Question.Kind.LONG_TEXT, shown.description())),
                Action.of(EDIT).with("event", shown.id()));
    }

    private static Question question(Conversation conversation, String name, Question.Kind kind, String value) {
        return new Question(
                name,
                conversation.words().label("event.form." + name),
                kind,
                false,
                Optional.of(value).filter(text -> !text.isBlank()),
                List.of());
    }

    private Reply edit(Conversation conversation) {
        Event named = events.get(conversation.work(), conversation.options().requiredId("event"));
        events.requireHost(conversation.work(), named, conversation.requester());
        Event locked = events.lock(conversation.work(), named.id());
        if (!locked.state().takesRegistrations()) {
            throw new UserError("event.error.edit-too-late", "title", locked.title());
        }
        EventValues before = EventValues.of(locked);
        EventValues after = options.apply(conversation, before);
        Community community = communities.get(conversation.work(), locked.communityId());
        if (locked.isDraft()) {
            Event draft = events.change(conversation.work(), locked, after.build());
            return preview(conversation, draft, community);
        }
        requireSameClock(before, after, locked);
        Optional<Reply> all =
                recurrence.following(conversation, locked, EDIT, values -> options.apply(conversation, values));
        if (all.isPresent()) {
            return all.get();
        }
        Event changed = events.change(conversation.work(), locked, after.build());
        return Reply.text(conversation.words().text("event.changed", "title", changed.title()));
    }

    /** What people were told already is moved with {@code /event move}, which asks them again. */
    private static void requireSameClock(EventValues before, EventValues after, Event locked) {
        Schedule old = before.schedule();
        Schedule wanted = after.schedule();
        boolean sameStart = old.startsAt()
                .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                .equals(wanted.startsAt().truncatedTo(java.time.temporal.ChronoUnit.MINUTES));
        boolean sameOffsets = old.confirmOpens().equals(wanted.confirmOpens())
                && old.confirmCloses().equals(wanted.confirmCloses());
        if (!sameStart || !sameOffsets) {
            throw new UserError("event.error.use-move", "title", locked.title());
        }
    }
}
