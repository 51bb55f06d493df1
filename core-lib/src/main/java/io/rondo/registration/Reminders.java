package io.rondo.registration;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Delivery;
import io.rondo.event.Event;
import io.rondo.event.EventNotices;
import io.rondo.event.Events;
import io.rondo.member.Addressee;
import io.rondo.member.People;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reminds those who asked for it in their settings, that long before the start. Safe to use from several threads. */
public final class Reminders {

    /** The type of the timer. */
    static final String REMINDER_DUE = "reminder_due";

    static final String REMINDER = "reminder";

    private final Events events;
    private final EventNotices notices;
    private final People people;

    /**
     * The body of the timer: stale when the event has moved, or the seat was given back meanwhile.
     *
     * @param registeredAt tells one registration of a person from a later one
     */
    record Due(UUID eventId, UUID personId, Instant startsAt, Instant registeredAt) {}

    record Reminder() {}

    public Reminders(Events events, EventNotices notices, People people) {
        this.events = events;
        this.notices = notices;
        this.people = people;
    }

    /** Sets the timer for a seat that was just taken, if the person wants one and it is not too late for it. */
    void schedule(UnitOfWork work, Event event, Registration registration) {
        Duration lead = people.settings(work, registration.personId()).reminderLead();
        Instant at = event.schedule().startsAt().minus(lead);
        if (lead.isPositive() && at.isAfter(work.now())) {
            Due due = new Due(
                    event.id(), registration.personId(), event.schedule().startsAt(), registration.registeredAt());
            work.sendAt(Message.to(Queue.DATEMAKER, REMINDER_DUE, Message.Headers.ofEvent(event.id()), due), at);
        }
    }

    /** A timer has come due. */
    void due(UnitOfWork work, Message message) {
        Due due = message.bodyAs(Due.class);
        Event event = events.get(work, due.eventId());
        if (event.state().isOver() || !event.schedule().startsAt().equals(due.startsAt())) {
            return;
        }
        work.store(RegistrationStore.class)
                .find(due.eventId(), people.current(work, due.personId()))
                .filter(registration ->
                        isSeated(registration) && registration.registeredAt().equals(due.registeredAt()))
                .ifPresent(registration -> notices.tell(
                        work, event, REMINDER, List.of(registration.accountId()), account -> new Reminder()));
    }

    private static boolean isSeated(Registration registration) {
        return registration.state() == RegistrationState.REGISTERED
                || registration.state() == RegistrationState.CONFIRMED;
    }

    /** The reminder in the person's words. */
    Optional<Delivery> render(UnitOfWork work, Event event, Addressee addressee, Words words, Reminder body) {
        Instant starts = event.schedule().startsAt();
        Reply reply = Reply.text(
                words.text("registration.reminder", "title", event.title(), "at", starts),
                ButtonRow.of(Button.normal(
                        words.label("event.button.place"),
                        Action.of("event place").with("event", event.id()))));
        Delivery delivery = notices.delivery(event, addressee, REMINDER, reply)
                .inSlot("reminder:" + event.id() + ":" + starts.getEpochSecond())
                .expiringAt(starts);
        return Optional.of(notices.quietly(delivery, addressee, work.now(), starts));
    }
}
