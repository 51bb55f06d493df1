package io.rondo.round;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that a person said is wrong with their round.
 *
 * @param personId who said so
 */
public record Trouble(UUID personId, Kind kind, Instant at) {

    /** What is wrong. */
    public enum Kind {
        PARTNER_ABSENT,
        CALL_BROKEN,
        /** The person left the round of their own will. */
        LEFT
    }
}
