package io.rondo.moderation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A warning or an exclusion, as its person is told it.
 *
 * @param reason in words, as the moderator gave it or as the report's reason is called
 * @param objection what the person says against it
 */
public record Measure(
        UUID id,
        UUID communityId,
        UUID personId,
        Kind kind,
        String reason,
        Optional<UUID> reportId,
        UUID madeBy,
        Instant madeAt,
        Optional<String> objection,
        Optional<Answer> answer) {

    /** What it is. */
    public enum Kind {
        WARNING,
        EXCLUSION
    }

    /** What became of an objection. */
    public enum Answer {
        UPHELD,
        TAKEN_BACK
    }

    public boolean isTakenBack() {
        return answer.filter(Answer.TAKEN_BACK::equals).isPresent();
    }

    /** Whether a moderator has to look at what the person said against it. */
    public boolean awaitsAnswer() {
        return objection.isPresent() && answer.isEmpty();
    }
}
