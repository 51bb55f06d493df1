package io.rondo.event;

import io.rondo.bus.Subscription;
import io.rondo.bus.Unprocessable;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.member.Addressee;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.CommunityChat;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The messages of the event's room: its steps, the live card, and what everyone concerned is told. */
final class EventMessages {

    static final String CARD_CHANGED = "card_changed";
    static final String EVENT_CANCELLED = "event_cancelled";
    static final String EVENT_RESTORED = "event_restored";
    static final String EVENT_MOVED = "event_moved";

    private final Events events;
    private final EventClock clock;
    private final EventNotices notices;
    private final Roster roster;
    private final Communities communities;
    private final Deliveries deliveries;
    private final CardNotes notes;
    private final List<EventWatcher> watchers;

    record Cancelled(String reason) {}

    record Restored() {}

    record Moved(Instant before) {}

    /** @param chat the platform's id of the announcement chat */
    record CardChanged(String chat, Optional<String> thread) {}

    EventMessages(
            Events events,
            EventClock clock,
            EventNotices notices,
            Roster roster,
            Communities communities,
            Deliveries deliveries,
            CardNotes notes,
            List<EventWatcher> watchers) {
        this.notes = notes;
        this.watchers = List.copyOf(watchers);
        this.events = events;
        this.clock = clock;
        this.notices = notices;
        this.roster = roster;
        this.communities = communities;
        this.deliveries = deliveries;
    }

    List<Subscription> all() {
        return List.of(
                Subscription.onDatemaker(EventClock.EVENT_STEP, clock::due),
                Subscription.onDatemaker(Events.REFRESH_CARD, this::refreshCard),
                Subscription.onDatemaker(Events.EVENT_CHANGED, this::seatsMayHaveChanged),
                Subscription.onBots(CARD_CHANGED, this::drawCard),
                notices.onLines(),
                notices.on(EVENT_CANCELLED, Cancelled.class, this::cancelled),
                notices.on(EVENT_RESTORED, Restored.class, this::restored),
                notices.on(EVENT_MOVED, Moved.class, this::moved));
    }

    private void refreshCard(UnitOfWork work, Message message) {
        Event event =
                events.beginCardRefresh(work, message.bodyAs(Events.About.class).eventId());
        work.sendAll(communities.announcementChats(work, event.communityId()).stream()
                .map(chat -> cardMessage(event, chat))
                .toList());
        if (!event.isDraft()) {
            watchers.forEach(watcher -> watcher.changed(work, event));
        }
    }

    private static Message cardMessage(Event event, CommunityChat chat) {
        return Message.to(
                Queue.bot(chat.platform().key()),
                CARD_CHANGED,
                Message.Headers.of("", chat.externalId(), event.id()),
                new CardChanged(chat.externalId(), chat.thread()));
    }

    private void seatsMayHaveChanged(UnitOfWork work, Message message) {
        Event event = events.lock(work, message.bodyAs(Events.About.class).eventId());
        roster.seatsChanged(work, event);
    }

    private void drawCard(UnitOfWork work, Message message) {
        Event event = events.get(work, message.headers().eventId().orElseThrow(() -> new Unprocessable("no event_id")));
        CardChanged where = message.bodyAs(CardChanged.class);
        Community community = communities.get(work, event.communityId());
        Words words = notices.wordsFor(event, community.language(), work.now());
        EventCard.Standing standing = new EventCard.Standing(
                roster.seatsTaken(work, event.id()), roster.waiting(work, event.id()), notes.of(work, event, words));
        Reply card = EventCard.live(event, standing, community.minimumAge(), community.colour(), words);
        String slot = "card:" + event.id();
        Platform platform = Platform.of(message.queue().platform());
        deliveries.add(
                work,
                notices.announcement(event, platform, where.chat(), where.thread(), "card", card)
                        .inSlot(slot)
                        .superseding(slot));
    }

    private Optional<Delivery> cancelled(
            UnitOfWork work, Event event, Addressee addressee, Words words, Cancelled body) {
        if (event.state() != EventState.CANCELLED) {
            return Optional.empty();
        }
        RichText text = words.text(
                "event.notice.cancelled",
                "title",
                event.title(),
                "at",
                event.schedule().startsAt(),
                "reason",
                body.reason());
        Delivery delivery = notices.delivery(event, addressee, EVENT_CANCELLED, Reply.text(text));
        return Optional.of(notices.quietly(
                delivery, addressee, work.now(), event.schedule().startsAt()));
    }

    private Optional<Delivery> restored(UnitOfWork work, Event event, Addressee addressee, Words words, Restored body) {
        RichText text = words.text(
                "event.notice.restored",
                "title",
                event.title(),
                "at",
                event.schedule().startsAt());
        return Optional.of(notices.delivery(event, addressee, EVENT_RESTORED, Reply.text(text)));
    }

    private Optional<Delivery> moved(UnitOfWork work, Event event, Addressee addressee, Words words, Moved body) {
        RichText text = words.text(
                "event.notice.moved",
                "title",
                event.title(),
                "before",
                body.before(),
                "at",
                event.schedule().startsAt(),
                "opens",
                event.schedule().confirmationOpensAt());
        Reply reply = Reply.text(
                text,
                ButtonRow.of(Button.normal(
                        words.label("event.button.place"),
                        Action.of("event place").with("event", event.id()))));
        Delivery delivery =
                notices.delivery(event, addressee, EVENT_MOVED, reply).superseding("moved:" + event.id());
        return Optional.of(notices.quietly(
                delivery, addressee, work.now(), event.schedule().confirmationOpensAt()));
    }
}
