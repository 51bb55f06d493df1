package io.rondo.registration;

import io.rondo.event.Events;
import io.rondo.member.link.Joining;
import io.rondo.member.link.Parting;
import io.rondo.member.link.Verdict;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One place where there were two: the better state wins, and a seat that is freed by that goes to the line. Not while an event of
 * theirs is under way, nor while both wait for the same one to begin, since its rounds are planned for two.
 */
public final class RegistrationJoining implements Joining {

    /** The better ones first. */
    private static final List<String> BEST = List.of(
            "ATTENDED",
            "LATE",
            "CONFIRMED",
            "REGISTERED",
            "OFFERED",
            "WAITLISTED",
            "NO_SHOW",
            "DECLINED",
            "LAPSED",
            "CANCELLED");

    private final Events events;

    public RegistrationJoining(Events events) {
        this.events = events;
    }

    @Override
    public Set<String> columns() {
        return Set.of("registrations.person_id", "lots.person_id", "reminder_leads.person_id");
    }

    @Override
    public void lock(UnitOfWork work, UUID one, UUID other) {
        RegistrationJoiningStore store = store(work);
        store.eventsAhead(one, other).forEach(event -> events.lock(work, event));
        store.lock(one, other);
    }

    @Override
    public Verdict check(UnitOfWork work, UUID one, UUID other) {
        for (RegistrationJoiningStore.Place place : store(work).underWay(one, other)) {
            if (place.running()) {
                return new Verdict.Wait("registration.link.running", place.title());
            }
            if (place.places() > 1) {
                return new Verdict.Wait("registration.link.both", place.title());
            }
        }
        return Verdict.FREE;
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        RegistrationJoiningStore store = store(work);
        List<Registration> removed = store.removeWorse(keep, gone, BEST);
        store.move(keep, gone);
        work.store(DrawStore.class).copy(keep, gone);
        work.store(DrawStore.class).erase(gone);
        work.store(ReminderStore.class).copy(keep, gone);
        work.store(ReminderStore.class).erase(gone);
        work.sendAll(removed.stream()
                .map(one -> Message.to(
                        Queue.DATEMAKER,
                        Registrations.REGISTRATION_CHANGED,
                        Message.Headers.ofEvent(one.eventId()),
                        new Registrations.Changed(
                                one.eventId(), keep, one.state().name())))
                .toList());
    }

    @Override
    public Verdict checkParting(UnitOfWork work, UUID person) {
        return store(work).underWay(person, person).stream()
                .findFirst()
                .<Verdict>map(place -> new Verdict.Wait("registration.link.running", place.title()))
                .orElse(Verdict.FREE);
    }

    /** The places stay; whoever was written to on the account that leaves is written to on another. */
    @Override
    public void part(UnitOfWork work, Parting parting) {
        store(work).writeTo(parting.stays(), parting.accountId(), parting.remaining());
    }

    private static RegistrationJoiningStore store(UnitOfWork work) {
        return work.store(RegistrationJoiningStore.class);
    }
}
