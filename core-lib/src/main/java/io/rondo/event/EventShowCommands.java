package io.rondo.event;

import io.rondo.chat.Answer;
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
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code /events}, the details of one, its calendar file. */
final class EventShowCommands {

    private static final int PER_PAGE = 5;
    private static final List<EventState> TO_COME =
            List.of(EventState.NOT_STARTED, EventState.REG_CONFIRM, EventState.READY, EventState.RUNNING);

    private final Events events;
    private final Communities communities;
    private final Roster roster;
    private final CardNotes notes;
    private final OptionType event;
    private final Recurrence recurrence;

    EventShowCommands(
            Events events,
            Communities communities,
            Roster roster,
            CardNotes notes,
            EventLookup lookup,
            Recurrence recurrence) {
        this.notes = notes;
        this.recurrence = recurrence;
        this.events = events;
        this.communities = communities;
        this.roster = roster;
        this.event = new OptionType.Reference(lookup);
    }

    List<Command> all() {
        Option page = Option.optional("page", new OptionType.Number(1, 10_000));
        Option named = Option.required("event", event);
        return List.of(
                Command.typed("events", this::list, page),
                Command.pressed("events page", this::list, page),
                Command.typed("event details", this::details, named),
                Command.pressed("event calendar", this::calendar, named).answering(Answer.PRIVATE));
    }

    private Reply list(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Community community = communities.get(work, conversation.communityId());
        List<Event> all = events.published(work, community.id(), TO_COME);
        if (all.isEmpty()) {
            return Reply.text(conversation.words().text("event.list.empty", "community", community.name()));
        }
        int pages = (all.size() + PER_PAGE - 1) / PER_PAGE;
        int page = Math.min(conversation.options().number("page").orElse(1), pages);
        List<Reply.Item> items = IntStream.range((page - 1) * PER_PAGE, Math.min(page * PER_PAGE, all.size()))
                .mapToObj(all::get)
                .map(shown -> EventCard.item(
                        shown,
                        standing(work, shown, conversation.words()),
                        community.minimumAge(),
                        conversation.words()))
                .toList();
        RichText title = conversation.words().text("event.list.title", "community", community.name());
        Optional<Action> turn = pages > 1 ? Optional.of(Action.of("events page")) : Optional.empty();
        return new Reply.Listing(title, items, page, pages, turn, List.of());
    }

    private Reply details(Conversation conversation) {
        Event shown = visible(conversation);
        Community community = communities.get(conversation.work(), shown.communityId());
        Reply.Card card = EventCard.details(
                shown,
                standing(conversation.work(), shown, conversation.words()),
                community.minimumAge(),
                conversation.words());
        if (shown.state().isOver()) {
            return card;
        }
        RichText repeats = recurrence.describe(conversation.work(), shown, conversation.words());
        if (!repeats.isEmpty()) {
            card = card.field(conversation.words().label("event.details.repeats"), repeats);
        }
        return card.with(recurrence.buttons(conversation, shown))
                .with(ButtonRow.of(Button.normal(
                        conversation.words().label("event.button.calendar"),
                        Action.of("event calendar").with("event", shown.id()))));
    }

    private Reply calendar(Conversation conversation) {
        Event shown = visible(conversation);
        Reply.Attachment file = EventCalendar.file(shown, conversation.now());
        return Reply.text(conversation.words().text("event.calendar", "title", shown.title()))
                .with(file);
    }

    private Event visible(Conversation conversation) {
        Event shown = events.get(conversation.work(), conversation.options().requiredId("event"));
        if (shown.isDraft() && !events.isHost(conversation.work(), shown, conversation.requester())) {
            throw new UserError("event.error.gone");
        }
        return shown;
    }

    private EventCard.Standing standing(UnitOfWork work, Event shown, Words words) {
        return new EventCard.Standing(
                roster.seatsTaken(work, shown.id()), roster.waiting(work, shown.id()), notes.of(work, shown, words));
    }
}
