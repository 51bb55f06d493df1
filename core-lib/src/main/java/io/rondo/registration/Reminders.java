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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reminds those who asked for it: that long before the start as their settings say, or as they chose for this one event. Safe to
 * use from several threads.
 */
public final class Reminders {

    /** The type of the timer. */
    static final String REMINDER_DUE = "reminder_due";

    static final String REMINDER = "reminder";

    /** The most reminders that one person has of one event. */
    public static final int MOST = 5;

    public static final Duration LONGEST = Duration.ofDays(30);

    private final Events events;
    private final EventNotices notices;
    private final People people;

    /**
     * The body of the timer: stale when the event has moved, or the seat was given back meanwhile.
     *
     * @param registeredAt tells one registration of a person from a later one
     * @param lead that the person chose for this event; empty for the one of their settings
     */
    record Due(UUID eventId, UUID personId, Instant startsAt, Instant registeredAt, Optional<Duration> lead) {}

    /** @param lead how long before the start, where the person chose it for this event */
    record Reminder(Optional<Duration> lead) {}

    public Reminders(Events events, EventNotices notices, People people) {
        this.events = events;
        this.notices = notices;
        this.people = people;
    }

    /** Sets the timer for a seat that was just taken, if the person wants one and it is not too late for it. */
    void schedule(UnitOfWork work, Event event, Registration registration) {
        List<Duration> own = own(work, event.id(), registration.personId());
        if (own.isEmpty()) {
            Duration usual = people.settings(work, registration.personId()).reminderLead();
            timer(work, event, registration, usual, Optional.empty());
        }
        own.forEach(lead -> timer(work, event, registration, lead, Optional.of(lead)));
    }

    private static void timer(
            UnitOfWork work, Event event, Registration registration, Duration lead, Optional<Duration> own) {
        Instant at = event.schedule().startsAt().minus(lead);
        if (lead.isPositive() && at.isAfter(work.now())) {
            Due due = new Due(
                    event.id(), registration.personId(), event.schedule().startsAt(), registration.registeredAt(), own);
            work.sendAt(Message.to(Queue.DATEMAKER, REMINDER_DUE, Message.Headers.ofEvent(event.id()), due), at);
        }
    }

    /** The reminders that the person chose for this event, longest first; zero alone for none; empty where the settings hold. */
    public List<Duration> own(UnitOfWork work, UUID eventId, UUID personId) {
        return work.store(ReminderStore.class).of(eventId, personId);
    }

    /**
     * The person's own reminders of an event, in place of what their settings say.
     *
     * @param leads at most {@value #MOST}, up to {@link #LONGEST}; none of them for no reminder at all
     */
    public void choose(UnitOfWork work, Event event, UUID personId, Collection<Duration> leads) {
        ReminderStore store = work.store(ReminderStore.class);
        List<Duration> wanted = leads.isEmpty() ? List.of(Duration.ZERO) : List.copyOf(leads);
        store.removeAllBut(
                event.id(), personId, wanted.stream().map(Duration::toString).toList());
        List<Duration> added = wanted.stream()
                .filter(lead -> store.add(event.id(), personId, lead) == 1)
                .toList();
        work.store(RegistrationStore.class)
                .find(event.id(), personId)
                .filter(Reminders::isSeated)
                .ifPresent(place -> added.forEach(lead -> timer(work, event, place, lead, Optional.of(lead))));
    }

    /** A timer has come due. */
    void due(UnitOfWork work, Message message) {
        Due due = message.bodyAs(Due.class);
        Event event = events.get(work, due.eventId());
        if (event.state().isOver() || !event.schedule().startsAt().equals(due.startsAt())) {
            return;
        }
        UUID person = people.current(work, due.personId());
        work.store(RegistrationStore.class)
                .find(due.eventId(), person)
                .filter(registration ->
                        isSeated(registration) && registration.registeredAt().equals(due.registeredAt()))
                .filter(registration -> isWanted(work, event, person, due.lead()))
                .ifPresent(registration -> notices.tell(
                        work, event, REMINDER, List.of(registration.accountId()), account -> new Reminder(due.lead())));
    }

    /** What was chosen for the event stands in place of the settings; two timers for the same lead remind once. */
    private boolean isWanted(UnitOfWork work, Event event, UUID person, Optional<Duration> lead) {
        return lead.map(own -> work.store(ReminderStore.class)
                                .claim(event.id(), person, own, event.schedule().startsAt())
                        == 1)
                .orElseGet(() -> own(work, event.id(), person).isEmpty());
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
                .inSlot("reminder:" + event.id() + ":" + starts.getEpochSecond()
                        + body.lead().map(lead -> ":" + lead.toSeconds()).orElse(""))
                .expiringAt(starts);
        return Optional.of(notices.quietly(delivery, addressee, work.now(), starts));
    }
}
