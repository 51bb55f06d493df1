package io.rondo.registration.rule;

import io.rondo.event.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an event asks of those who want a place, beyond what every event asks.
 *
 * @param requirement who may take a place; empty for everyone
 * @param closesBefore how long before the start registration ends; empty: when confirmation closes
 * @param draw how seats are given; empty: to whom comes first
 * @param hasSlots whether each seat is in a named slot
 * @param hasParties whether groups of friends have a place, or wait for one
 * @param participantRole the platform's id of the role that participants have until the event is over
 * @param version grows with every change of the draw; its timers carry it
 */
public record EventRules(
        Optional<Requirement> requirement,
        Optional<Duration> closesBefore,
        Optional<Draw> draw,
        boolean hasSlots,
        boolean hasParties,
        Optional<String> participantRole,
        int version) {

    public static final EventRules NONE =
            new EventRules(Optional.empty(), Optional.empty(), Optional.empty(), false, false, Optional.empty(), 0);

    /** How seats are given where not to whom comes first. */
    public enum Kind {
        /** The hosts choose among those who applied. */
        PICK,
        /** A seeded lottery draws. */
        LOTTERY
    }

    /**
     * Who may take a place.
     *
     * @param tag that an admin gives; it counts on every platform
     * @param role of the Discord server that counts as well, by the platform's id
     * @param howTo the host's words on how to get it
     */
    public record Requirement(String tag, Optional<String> role, Optional<String> howTo) {}

    /**
     * People apply, and at an instant all who applied learn who has a seat.
     *
     * @param before how long before the start
     * @param drawnAt when it was done; empty while it is to come
     */
    public record Draw(Kind kind, Duration before, long seed, Optional<Instant> drawnAt) {

        /** The instant of the draw: never after confirmations are asked for. */
        public Instant at(Schedule schedule) {
            Instant wanted = schedule.startsAt().minus(before);
            return wanted.isBefore(schedule.confirmationOpensAt()) ? wanted : schedule.confirmationOpensAt();
        }

        public boolean isPending() {
            return drawnAt.isEmpty();
        }
    }

    /** The draw that is still to come. */
    public Optional<Draw> pendingDraw() {
        return draw.filter(Draw::isPending);
    }

    /** Whether whoever comes now applies instead of taking a seat: before a draw, and where hosts pick at any time. */
    public boolean isByApplication() {
        return draw.filter(one -> one.isPending() || one.kind() == Kind.PICK).isPresent();
    }

    /** Until when one may register; empty where only the event's own close ends it. */
    public Optional<Instant> closesAt(Schedule schedule) {
        return closesBefore.map(schedule.startsAt()::minus);
    }

    /** Whether a seat is not simply the next one of the line. */
    public boolean isIntricate() {
        return hasSlots || hasParties;
    }
}
