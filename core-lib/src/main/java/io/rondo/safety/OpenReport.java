package io.rondo.safety;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A report, opened for a moderator.
 *
 * @param text in the reporter's words, maybe empty
 * @param decidedBy the moderator, once it is no longer open
 */
public record OpenReport(
        UUID id,
        UUID communityId,
        Optional<UUID> eventId,
        UUID reporter,
        UUID reported,
        ReportReason reason,
        String text,
        ReportState state,
        Instant reportedAt,
        Optional<UUID> decidedBy) {

    /** Whether it is about or from that person, who therefore has no part in deciding it. */
    public boolean concerns(UUID personId) {
        return reporter.equals(personId) || reported.equals(personId);
    }
}
