package io.rondo.round;

import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.event.Step;
import io.rondo.registration.Registration;
import io.rondo.registration.RegistrationState;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a host can do with a running event. The event is locked. Safe to use from several threads. */
public final class HostControl {

    private final Neighbours rooms;
    private final RoundNotices notices;
    private final Rounds rounds;
    private final Results results;
    private final Troubles troubles;
    private final Arrivals arrivals;

    /** What became of it. */
    public enum Outcome {
        DONE,
        /** It was so already. */
        ALREADY,
        NOT_RUNNING,
        /** The host has paused it, and this needs it to run. */
        PAUSED,
        /** The rules are not out yet. */
        TOO_EARLY,
        /** Nobody could be paired. */
        TOO_FEW_HERE,
        /** The person takes no part. */
        NO_PLACE
    }

    public HostControl(
            Neighbours rooms,
            RoundNotices notices,
            Rounds rounds,
            Results results,
            Troubles troubles,
            Arrivals arrivals) {
        this.rooms = rooms;
        this.notices = notices;
        this.rounds = rounds;
        this.results = results;
        this.troubles = troubles;
        this.arrivals = arrivals;
    }

    /** Begins with those who are here, from the rules on: whoever comes later can join. */
    public Outcome start(UnitOfWork work, Event event) {
        if (event.state() == EventState.RUNNING) {
            return Outcome.ALREADY;
        }
        if (event.state().isOver()) {
            return Outcome.NOT_RUNNING;
        }
        if (!isAboutToStart(event)) {
            return Outcome.TOO_EARLY;
        }
        if (event.hasRounds() && rounds.here(work, event).size() < 2) {
            return Outcome.TOO_FEW_HERE;
        }
        arrivals.begin(work, event);
        return Outcome.DONE;
    }

    /** Whether the rules are out, and people say that they are here. */
    public static boolean isAboutToStart(Event event) {
        return event.state() == EventState.READY
                && (Arrivals.waitsFor(event, Step.START) || Arrivals.waitsFor(event, Step.START_WITHOUT_ABSENT));
    }

    public Outcome pause(UnitOfWork work, Event event) {
        if (event.state() != EventState.RUNNING) {
            return Outcome.NOT_RUNNING;
        }
        if (event.isPaused()) {
            return Outcome.ALREADY;
        }
        rooms.clock().pause(work, event);
        tellAll(work, event.id());
        return Outcome.DONE;
    }

    public Outcome resume(UnitOfWork work, Event event) {
        if (event.state() != EventState.RUNNING) {
            return Outcome.NOT_RUNNING;
        }
        if (!event.isPaused()) {
            return Outcome.ALREADY;
        }
        rooms.clock().resume(work, event);
        tellAll(work, event.id());
        return Outcome.DONE;
    }

    /** Puts the end of what runs now off: of the round, the break, the rating window or the gathering. */
    public Outcome extend(UnitOfWork work, Event event, Duration by) {
        if (event.state() != EventState.RUNNING) {
            return Outcome.NOT_RUNNING;
        }
        rooms.clock().extend(work, event, by);
        tellAll(work, event.id());
        return Outcome.DONE;
    }

    /** Ends what runs now before its time. */
    public Outcome skip(UnitOfWork work, Event event) {
        if (event.state() != EventState.RUNNING) {
            return Outcome.NOT_RUNNING;
        }
        if (event.isPaused()) {
            return Outcome.PAUSED;
        }
        rooms.clock().fire(work, event);
        return Outcome.DONE;
    }

    /** Takes a person out of what is left of the evening. */
    public Outcome drop(UnitOfWork work, Event event, UUID personId) {
        if (event.state() != EventState.RUNNING && event.state() != EventState.READY) {
            return Outcome.NOT_RUNNING;
        }
        Optional<Registration> registration = rooms.registrations()
                .lock(work, event.id(), personId)
                .filter(one -> one.groupNo().isPresent() && one.state() == RegistrationState.CONFIRMED);
        if (registration.isEmpty()) {
            return Outcome.NO_PLACE;
        }
        if (registration.get().leftAt().isPresent()) {
            return Outcome.ALREADY;
        }
        if (event.state() == EventState.READY || !event.hasRounds()) {
            rooms.registrations().left(work, registration.get());
            arrivals.departedBeforeTheStart(work, event);
        } else {
            troubles.leaveTonight(work, event, personId);
        }
        Event now = rooms.events().get(work, event.id());
        notices.tell(work, now, RoundNotices.EVENING_CHANGED, List.of(personId));
        return Outcome.DONE;
    }

    /** Ends the rounds: whoever met may rate, and the ratings close in their time. A gathering is over at once. */
    public Outcome end(UnitOfWork work, Event event) {
        if (event.state() != EventState.RUNNING) {
            return Outcome.NOT_RUNNING;
        }
        if (Arrivals.waitsFor(event, Step.CLOSE_RATING)) {
            return Outcome.ALREADY;
        }
        if (event.isPaused()) {
            rooms.clock().resume(work, event);
        }
        if (!event.hasRounds()) {
            results.endGathering(work, event);
            return Outcome.DONE;
        }
        work.store(PairStore.class).forgetPlanned(event.id());
        rounds.end(work, rooms.events().get(work, event.id()));
        return Outcome.DONE;
    }

    private void tellAll(UnitOfWork work, UUID eventId) {
        Event event = rooms.events().get(work, eventId);
        notices.tell(
                work,
                event,
                RoundNotices.EVENING_CHANGED,
                rounds.here(work, event).stream().map(Registration::personId).toList());
        notices.hostCard(work, event);
    }
}
