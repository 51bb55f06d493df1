package io.rondo.event;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When things happen, all counted from the start.
 *
 * @param confirmOpens how long before the start confirmations are asked for
 * @param confirmCloses how long before the start that ends
 * @param rulesBefore how long before the start the rules and the ready button come
 * @param grace how long the start waits for latecomers
 * @param roundLength of one round; for a gathering, how long it lasts
 * @param ratingWindow how long ratings may be given and changed after the last round
 */
public record Schedule(
        Instant startsAt,
        ZoneId zone,
        Duration confirmOpens,
        Duration confirmCloses,
        Duration rulesBefore,
        Duration grace,
        Duration roundLength,
        Duration breakLength,
        Duration ratingWindow) {

    public Instant confirmationOpensAt() {
        return startsAt.minus(confirmOpens);
    }

    public Instant confirmationClosesAt() {
        return startsAt.minus(confirmCloses);
    }

    public Instant rulesAt() {
        return startsAt.minus(rulesBefore);
    }

    public Instant startsAtTheLatest() {
        return startsAt.plus(grace);
    }

    public Schedule startingAt(Instant newStart) {
        return new Schedule(
                newStart,
                zone,
                confirmOpens,
                confirmCloses,
                rulesBefore,
                grace,
                roundLength,
                breakLength,
                ratingWindow);
    }

    public Schedule with(Duration newOpens, Duration newCloses, Duration newRules) {
        return new Schedule(
                startsAt, zone, newOpens, newCloses, newRules, grace, roundLength, breakLength, ratingWindow);
    }
}
