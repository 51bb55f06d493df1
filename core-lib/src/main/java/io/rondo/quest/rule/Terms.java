package io.rondo.quest.rule;

import java.time.Instant;
import java.util.Optional;

/**
 * When a quest runs, for whom, and how often altogether.
 *
 * @param from what happened earlier does not count
 * @param until what happened then or later does not count
 * @param supply how many completions there are for all people together, first come, first served
 * @param needs what a person must have or be before it counts for them
 */
public record Terms(
        Optional<Instant> from, Optional<Instant> until, Optional<Integer> supply, Optional<Prerequisite> needs) {

    public static final Terms NONE = new Terms(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public boolean includes(Instant instant) {
        return from.filter(instant::isBefore).isEmpty()
                && until.filter(end -> !instant.isBefore(end)).isEmpty();
    }
}
