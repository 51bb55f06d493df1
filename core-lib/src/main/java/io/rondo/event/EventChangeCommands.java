package io.rondo.event;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.member.People;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** {@code /event move}, {@code /event cancel} with its way back, {@code /host add|remove}. */
final class EventChangeCommands {

    private static final String MOVE = "event move";
    private static final String CANCEL = "event cancel";

    private final Events events;
    private final EventNotices notices;
    private final Roster roster;
    private final People people;
    private final OptionType event;
    private final Recurrence recurrence;

    EventChangeCommands(
            Events events,
            EventNotices notices,
            Roster roster,
            People people,
            EventLookup lookup,
            Recurrence recurrence) {
        this.recurrence = recurrence;
        this.events = events;
        this.notices = notices;
        this.roster = roster;
        this.people = people;
        this.event = new OptionType.Reference(lookup);
    }

    List<Command> all() {
        Option named = Option.required("event", event);
        Option person = Option.required("person", new OptionType.Person());
        Option scope = Option.optional(Recurrence.SCOPE, new OptionType.Internal());
        return List.of(
                Command.typed(MOVE, this::move, named, Option.required("starts", new OptionType.Moment(false)), scope)
                        .by(Access.HOST),
                Command.typed(
                                CANCEL,
                                this::cancel,
                                named,
                                Option.required("reason", new OptionType.Text(200, false)),
                                scope)
                        .by(Access.HOST),
                Command.pressed("event undo", this::undo, named).by(Access.HOST),
                Command.typed("host add", this::addHost, person, Option.optional("event", event))
                        .by(Access.HOST),
                Command.typed("host remove", this::removeHost, person, Option.optional("event", event))
                        .by(Access.HOST));
    }

    private Reply move(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Event locked = lockForHost(conversation);
        if (!locked.state().takesRegistrations()) {
            throw new UserError("event.error.move-too-late", "title", locked.title());
        }
        Instant starts = conversation.options().moment("starts").orElseThrow();
        Timeline.Clamped clamped = Timeline.fit(locked.schedule().startingAt(starts), work.now());
        EventStore.Values values =
                EventValues.of(locked).with(clamped.schedule()).build();
        if (locked.isDraft()) {
            events.change(work, locked, values);
            return said(conversation, "event.moved-draft", starts, locked);
        }
        Optional<Reply> all = recurrence.following(conversation, locked, MOVE, UnaryOperator.identity());
        if (all.isPresent()) {
            return all.get();
        }
        Event moved = events.move(work, locked, values);
        roster.askAgain(work, moved);
        notices.tell(
                work,
                moved,
                EventMessages.EVENT_MOVED,
                accounts(work, moved),
                account -> new EventMessages.Moved(locked.schedule().startsAt()));
        return said(conversation, "event.moved", starts, locked);
    }

    private static Reply said(Conversation conversation, String key, Instant starts, Event moved) {
        return Reply.text(conversation.words().text(key, "title", moved.title(), "at", starts));
    }

    private Reply cancel(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Event locked = lockForHost(conversation);
        if (locked.isDraft()) {
            throw new UserError("event.error.cancel-draft", "title", locked.title());
        }
        if (locked.state().isOver() && locked.state() != EventState.CANCELLED) {
            throw new UserError("event.error.over");
        }
        Optional<Reply> all = recurrence.following(conversation, locked, CANCEL, UnaryOperator.identity());
        if (all.isPresent()) {
            return all.get();
        }
        String reason = conversation.options().text("reason").orElseThrow();
        if (events.cancel(work, locked, reason)) {
            notices.tell(
                    work,
                    locked,
                    EventMessages.EVENT_CANCELLED,
                    accounts(work, locked),
                    account -> new EventMessages.Cancelled(reason));
        }
        Action undo = Action.of("event undo").with("event", locked.id());
        return Reply.text(
                conversation
                        .words()
                        .text(
                                "event.cancelled",
                                "title",
                                locked.title(),
                                "undo",
                                events.limits().undo()),
                ButtonRow.of(Button.normal(conversation.words().label("event.button.undo"), undo)));
    }

    private Reply undo(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Event locked = lockForHost(conversation);
        if (locked.state() != EventState.CANCELLED) {
            return Reply.text(conversation.words().text("event.undone", "title", locked.title()));
        }
        if (!events.undoCancel(work, locked)) {
            return Reply.text(conversation.words().text("event.undo-too-late", "title", locked.title()));
        }
        notices.tell(
                work,
                locked,
                EventMessages.EVENT_RESTORED,
                accounts(work, locked),
                account -> new EventMessages.Restored());
        return Reply.text(conversation.words().text("event.undone", "title", locked.title()));
    }

    private Reply addHost(Conversation conversation) {
        Event hosted = events.meantByHost(conversation);
        UUID person = conversation.options().requiredId("person");
        events.addHost(conversation.work(), hosted.id(), person);
        return Reply.text(conversation
                .words()
                .text("event.host-added", "person", people.name(conversation.work(), person), "title", hosted.title()));
    }

    private Reply removeHost(Conversation conversation) {
        Event hosted = events.meantByHost(conversation);
        UUID person = conversation.options().requiredId("person");
        if (events.hosts(conversation.work(), hosted.id()).equals(List.of(person))) {
            throw new UserError("event.error.last-host", "title", hosted.title());
        }
        events.removeHost(conversation.work(), hosted.id(), person);
        return Reply.text(conversation
                .words()
                .text(
                        "event.host-removed",
                        "person",
                        people.name(conversation.work(), person),
                        "title",
                        hosted.title()));
    }

    private Event lockForHost(Conversation conversation) {
        Event locked = events.lock(conversation.work(), conversation.options().requiredId("event"));
        events.requireHost(conversation.work(), locked, conversation.requester());
        return locked;
    }

    private List<UUID> accounts(UnitOfWork work, Event told) {
        return roster.concerned(work, told.id()).stream()
                .map(Roster.Place::accountId)
                .toList();
    }
}
