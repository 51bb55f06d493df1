package io.rondo.intro;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Two people, or three, who were introduced to one another.
 *
 * @param askedAt when they were asked whether they met
 * @param endedAt when answers were counted
 * @param communityId of the intro
 */
public record Introduction(
        UUID id,
        UUID introId,
        UUID communityId,
        LocalDate heldOn,
        int icebreaker,
        Instant madeAt,
        Optional<Instant> askedAt,
        Optional<Instant> endedAt) {

    /** What somebody said of it. */
    public enum Answer {
        YES,
        NOT_YET,
        NO
    }
}
