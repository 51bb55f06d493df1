package io.rondo.intro;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who takes part, or did.
 *
 * @param accountId the account that they joined with: where they are written to
 * @param unanswered introductions in a row about which they did not say whether they met
 * @param leftOut rounds without a partner since the last one
 */
public record IntroMember(
        UUID introId,
        UUID personId,
        UUID accountId,
        State state,
        Instant joinedAt,
        Optional<Instant> pausedUntil,
        boolean skipsNext,
        int unanswered,
        int leftOut) {

    /** Whether they take part. */
    public enum State {
        IN,
        LEFT,
        /** Taken out after too many introductions without an answer. */
        DROPPED
    }

    public boolean isIn() {
        return state == State.IN;
    }

    public boolean isPaused(Instant now) {
        return pausedUntil.filter(until -> until.isAfter(now)).isPresent();
    }
}
