package io.rondo.round;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What follows from "my partner isn't here". Pure. */
final class TroubleRule {

    /** Two complaints within this time are taken seriously. */
    static final Duration TWICE_WITHIN = Duration.ofMinutes(2);

    /** A second press this soon is the same press: a finger slipped, or the platform said it twice. */
    static final Duration SAME_PRESS = Duration.ofSeconds(3);

    private TroubleRule() {}

    /** What to do about a complaint. */
    enum Answer {
        /** The same press once more: nothing. */
        ALREADY_NOTED,
        /** The first: the partner gets a little time. */
        WAIT,
        /** The second: help. */
        ACT
    }

    /** @param before the pair's troubles so far, oldest first, without this complaint */
    static Answer absent(List<Trouble> before, UUID personId, Instant now) {
        List<Instant> earlier = before.stream()
                .filter(trouble -> trouble.kind() == Trouble.Kind.PARTNER_ABSENT
                        && trouble.personId().equals(personId))
                .map(Trouble::at)
                .filter(at -> !at.isBefore(now.minus(TWICE_WITHIN)))
                .toList();
        if (earlier.isEmpty()) {
            return Answer.WAIT;
        }
        return earlier.getLast().isAfter(now.minus(SAME_PRESS)) ? Answer.ALREADY_NOTED : Answer.ACT;
    }

    /** Whether a round still lasts long enough to meet somebody new in it: a quarter of it, or a minute. */
    static boolean isWorthJoining(Instant now, Instant end, Duration roundLength) {
        Duration quarter = roundLength.dividedBy(4);
        Duration least = quarter.compareTo(Duration.ofMinutes(1)) < 0 ? quarter : Duration.ofMinutes(1);
        return Duration.between(now, end).compareTo(least) >= 0;
    }

    /** Whether two have had enough of their round to say whether they would like to meet again: half of it. */
    static boolean haveMet(Instant startedAt, Instant now, Instant end) {
        return !now.isBefore(startedAt.plus(Duration.between(startedAt, end).dividedBy(2)));
    }
}
