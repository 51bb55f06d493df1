package io.rondo.round;

import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.event.Step;
import io.rondo.registration.Registration;
import io.rondo.registration.RegistrationState;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * From the rules to the first round: who is here, who is waited for, and when it begins. The event is locked. Safe to use from
 * several threads.
 */
public final class Arrivals {

    private final Neighbours rooms;
    private final RoundNotices notices;
    private final Planner planner;
    private final Rounds rounds;
    private final Repairs repairs;
    private final Grouping grouping;

    /** What became of "I'm here". */
    public enum Arrival {
        /** Here, now or before. */
        HERE,
        /** In from the next round, or from this one where somebody waits. */
        JOINED,
        /** The rounds are over. */
        TOO_LATE,
        /** The rules have not been sent yet. */
        TOO_EARLY,
        /** Not placed in this event. */
        NO_PLACE
    }

    public Arrivals(
            Neighbours rooms,
            RoundNotices notices,
            Planner planner,
            Rounds rounds,
            Repairs repairs,
            Grouping grouping) {
        this.rooms = rooms;
        this.notices = notices;
        this.planner = planner;
        this.rounds = rounds;
        this.repairs = repairs;
        this.grouping = grouping;
    }

    /** Everyone who was placed and has not gone since. */
    List<Registration> expected(UnitOfWork work, Event event) {
        return rooms.registrations().placed(work, event.id()).stream()
                .filter(one -> one.state() == RegistrationState.CONFIRMED
                        && one.leftAt().isEmpty()
                        && !one.heldOut())
                .toList();
    }

    /** The step SEND_RULES: the rules and the button to everyone expected, and the host's card. */
    public void sendRules(UnitOfWork work, Event event) {
        Instant start = event.schedule().startsAt();
        rooms.clock().next(work, event.id(), Step.START, start.isBefore(work.now()) ? work.now() : start);
        Event now = rooms.events().get(work, event.id());
        notices.tellRegistered(work, now, RoundNotices.READY_REQUEST, expected(work, now));
        notices.hostCard(work, now);
    }

    /** The step START: it begins when all are here, else it waits a little for the others. */
    public void start(UnitOfWork work, Event event) {
        if (!event.hasRounds() || missing(work, event).isEmpty()) {
            begin(work, event);
            return;
        }
        // After an outage the start itself is late, and people get their time from there.
        Instant late = event.schedule().startsAtTheLatest();
        Instant until = late.isAfter(work.now())
                ? late
                : work.now().plus(event.schedule().grace());
        rooms.clock().next(work, event.id(), Step.START_WITHOUT_ABSENT, until);
    }

    List<Registration> missing(UnitOfWork work, Event event) {
        return expected(work, event).stream()
                .filter(one -> one.readyAt().isEmpty())
                .toList();
    }

    /** The step START_WITHOUT_ABSENT, and a start with everyone here. */
    public void begin(UnitOfWork work, Event event) {
        if (!event.hasRounds()) {
            beginGathering(work, event);
            return;
        }
        List<Registration> absent = missing(work, event);
        if (!absent.isEmpty()) {
            planner.again(work, event, rounds.here(work, event), 0);
        }
        if (work.store(PairStore.class).nextPlannedRound(event.id()).isEmpty()) {
            grouping.skip(work, event, expected(work, event));
            return;
        }
        rooms.events().move(work, event, EventState.RUNNING);
        rooms.events().started(work, event.id());
        rounds.next(work, rooms.events().get(work, event.id()));
        notices.tellRegistered(work, rooms.events().get(work, event.id()), RoundNotices.EVENING_CHANGED, absent);
    }

    private void beginGathering(UnitOfWork work, Event event) {
        rooms.events().move(work, event, EventState.RUNNING);
        rooms.events().started(work, event.id());
        rooms.clock()
                .next(
                        work,
                        event.id(),
                        Step.END_GATHERING,
                        work.now().plus(event.schedule().roundLength()));
        notices.hostCard(work, rooms.events().get(work, event.id()));
    }

    /** "I'm here", or "let me join". Saying it again changes nothing. */
    public Arrival ready(UnitOfWork work, Event event, UUID personId) {
        Registration registration = rooms.registrations()
                .lock(work, event.id(), personId)
                .filter(one -> one.groupNo().isPresent() && one.state() == RegistrationState.CONFIRMED)
                .orElse(null);
        if (registration == null) {
            return Arrival.NO_PLACE;
        }
        return switch (event.state()) {
            case READY -> beforeTheStart(work, event, registration);
            case RUNNING -> afterTheStart(work, event, registration);
            default -> event.state().isOver() ? Arrival.TOO_LATE : Arrival.TOO_EARLY;
        };
    }

    private Arrival beforeTheStart(UnitOfWork work, Event event, Registration registration) {
        if (registration.readyAt().isPresent()) {
            return Arrival.HERE;
        }
        if (waitsFor(event, Step.SEND_RULES)) {
            return Arrival.TOO_EARLY;
        }
        rooms.registrations().ready(work, registration, false);
        if (waitsFor(event, Step.START_WITHOUT_ABSENT)
                && !event.isPaused()
                && missing(work, event).isEmpty()) {
            begin(work, event);
        } else {
            notices.hostCard(work, event);
        }
        return Arrival.HERE;
    }

    private Arrival afterTheStart(UnitOfWork work, Event event, Registration registration) {
        if (registration.readyAt().isPresent()) {
            return Arrival.HERE;
        }
        if (waitsFor(event, Step.CLOSE_RATING) || registration.leftAt().isPresent() || registration.heldOut()) {
            return Arrival.TOO_LATE;
        }
        boolean late = event.hasRounds() || work.now().isAfter(event.schedule().startsAtTheLatest());
        rooms.registrations().ready(work, registration, late);
        if (event.hasRounds()) {
            repairs.settle(work, event.id(), Set.of(), Set.of(registration.personId()));
            return Arrival.JOINED;
        }
        notices.hostCard(work, event);
        return Arrival.HERE;
    }

    public static boolean waitsFor(Event event, Step step) {
        return event.progress().step().filter(step::equals).isPresent();
    }

    /** Somebody who was placed has cancelled before the start: the plan is made without them. */
    void departedBeforeTheStart(UnitOfWork work, Event event) {
        if (!event.hasRounds()) {
            notices.hostCard(work, event);
            return;
        }
        planner.again(work, event, expected(work, event), 0);
        if (work.store(PairStore.class).nextPlannedRound(event.id()).isEmpty()) {
            grouping.skip(work, event, expected(work, event));
        } else if (waitsFor(event, Step.START_WITHOUT_ABSENT)
                && !event.isPaused()
                && missing(work, event).isEmpty()) {
            begin(work, rooms.events().get(work, event.id()));
        } else if (!waitsFor(event, Step.SEND_RULES)) {
            notices.hostCard(work, event);
        }
    }
}
