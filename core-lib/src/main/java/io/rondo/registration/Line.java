package io.rondo.registration;

import io.rondo.event.Event;
import io.rondo.event.EventLimits;
import io.rondo.event.EventNotices;
import io.rondo.event.Events;
import io.rondo.event.Schedule;
import io.rondo.member.Addressee;
import io.rondo.member.People;
import io.rondo.registration.rule.EventRules;
import io.rondo.registration.rule.Rules;
import io.rondo.registration.rule.Seating;
import io.rondo.registration.rule.Slot;
import io.rondo.registration.rule.Slots;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The waiting line of an event: numbers, offers of freed seats, its end. Every method needs the event's lock. */
public final class Line {

    /** The type of the timer that ends an offer. */
    static final String OFFER_EXPIRED = "offer_expired";

    private final EventNotices notices;
    private final People people;
    private final EventLimits limits;
    private final Events events;
    private final Rules rules;
    private final Slots slots;

    /** The body of {@link #OFFER_EXPIRED}: stale when the place has changed since. */
    record OfferExpired(UUID registrationId, int version) {}

    public Line(Events events, EventNotices notices, People people, Rules rules, Slots slots) {
        this.events = events;
        this.rules = rules;
        this.slots = slots;
        this.notices = notices;
        this.people = people;
        this.limits = events.limits();
    }

    /** The next number at the end of the line. */
    long nextNumber(UnitOfWork work, Event event) {
        return events.nextInLine(work, event.id());
    }

    /** Offers every free seat to the first in line, while there is time to take it. */
    void offerFreeSeats(UnitOfWork work, Event event) {
        events.cardChanged(work, event.id());
        Schedule schedule = event.schedule();
        if (!event.state().takesRegistrations()
                || !schedule.confirmationClosesAt().isAfter(work.now())) {
            return;
        }
        EventRules asked = rules.of(work, event.id());
        RegistrationStore store = work.store(RegistrationStore.class);
        int free = event.seats().capacity() - store.seatsTaken(event.id());
        if (free <= 0 || asked.isByApplication()) {
            return;
        }
        List<Registration> offered = asked.isIntricate()
                ? store.offerThese(
                        seating(work, event).allot(seekers(store.line(event.id()))),
                        schedule.confirmationClosesAt(),
                        work.now())
                : store.offer(event.id(), free, schedule.confirmationClosesAt(), work.now());
        Map<UUID, Addressee> addressees = people.addressees(work, accounts(offered), event.communityId());
        offered.stream()
                .sorted(java.util.Comparator.comparing(r -> r.lineNo().orElseThrow()))
                .forEach(registration -> {
                    Instant until = OfferRule.until(
                            work.now(),
                            schedule.confirmationClosesAt(),
                            schedule.startsAt(),
                            limits,
                            Objects.requireNonNull(addressees.get(registration.accountId()))::afterQuietHours);
                    store.offerUntil(registration.id(), until);
                    work.sendAt(
                            Message.to(
                                    Queue.DATEMAKER,
                                    OFFER_EXPIRED,
                                    Message.Headers.ofEvent(event.id()),
                                    new OfferExpired(registration.id(), registration.version())),
                            until);
                    notices.tell(
                            work,
                            event,
                            RegistrationMessages.SEAT_OFFER,
                            List.of(registration.accountId()),
                            account -> new RegistrationMessages.SeatOffer(until, registration.version()));
                });
    }

    /** The seats that are free now. */
    Seating seating(UnitOfWork work, Event event) {
        Map<Integer, Integer> bySlot =
                slots.of(work, event.id()).stream().collect(Collectors.toMap(Slot::no, Slot::free));
        int taken = work.store(RegistrationStore.class).seatsTaken(event.id());
        return new Seating(event.seats().capacity() - taken, bySlot);
    }

    /** Those who wait, by the ids of their registrations. */
    static List<Seating.Seeker> seekers(Collection<Registration> waiting) {
        return waiting.stream()
                .map(one -> new Seating.Seeker(one.id(), one.slotNo(), one.partyId()))
                .toList();
    }

    /** "Will you be there?", for those who got a seat while everyone is being asked. */
    void askToConfirm(UnitOfWork work, Event event, Collection<Registration> seated) {
        notices.tell(
                work,
                event,
                RegistrationMessages.CONFIRMATION_REQUEST,
                accounts(seated),
                account -> new RegistrationMessages.AskToConfirm());
    }

    /** One of the friends has taken the seats for all. */
    void tellTaken(UnitOfWork work, Event event, Collection<Registration> friends) {
        notices.tell(
                work,
                event,
                RegistrationMessages.FRIENDS_SEATED,
                accounts(friends),
                account -> new RegistrationMessages.FirstWords());
    }

    /** An offer's time is over: the seat goes to the next in line. */
    void expire(UnitOfWork work, Event event, OfferExpired due) {
        RegistrationStore store = work.store(RegistrationStore.class);
        Registration registration = store.lockById(due.registrationId()).orElseThrow();
        if (registration.version() != due.version() || registration.state() != RegistrationState.OFFERED) {
            return;
        }
        store.move(registration.id(), RegistrationState.CANCELLED.name(), work.now());
        tellOver(work, event, List.of(registration), RegistrationMessages.OFFER_OVER);
        offerFreeSeats(work, event);
    }

    /** Confirmation is closed: there are no more seats to wait for. */
    void close(UnitOfWork work, Event event) {
        List<Registration> ended = work.store(RegistrationStore.class).closeLine(event.id(), work.now());
        tellOver(work, event, ended, RegistrationMessages.LINE_CLOSED);
    }

    /** "I'll write to you here." */
    void tellFirst(UnitOfWork work, Event event, UUID accountId) {
        notices.tell(
                work,
                event,
                RegistrationMessages.FIRST_WORDS,
                List.of(accountId),
                account -> new RegistrationMessages.FirstWords());
    }

    /** "Your seat was released." */
    void tellLapsed(UnitOfWork work, Event event, List<Registration> lapsed) {
        notices.tell(
                work,
                event,
                RegistrationMessages.CONFIRMATION_OVER,
                accounts(lapsed),
                account -> new RegistrationMessages.QuestionOver(RegistrationMessages.slot(event)));
        tellOver(work, event, lapsed, RegistrationMessages.SEAT_RELEASED);
    }

    private void tellOver(UnitOfWork work, Event event, Collection<Registration> ended, String type) {
        Map<UUID, Registration> byAccount =
                ended.stream().collect(Collectors.toMap(Registration::accountId, Function.identity(), (a, b) -> a));
        notices.tell(
                work,
                event,
                type,
                byAccount.keySet(),
                account -> new RegistrationMessages.Over(
                        Objects.requireNonNull(byAccount.get(account)).version()));
    }

    private static List<UUID> accounts(Collection<Registration> registrations) {
        return registrations.stream().map(Registration::accountId).toList();
    }
}
