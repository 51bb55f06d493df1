package io.rondo.quest.rule;

import java.time.Instant;

/**
 * A day, week or month as it was counted. Two follow one another when one ends where the other begins.
 *
 * @param from included
 * @param to excluded
 */
public record Period(Instant from, Instant to) {

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    public boolean isFollowedBy(Period next) {
        return to.equals(next.from);
    }
}
