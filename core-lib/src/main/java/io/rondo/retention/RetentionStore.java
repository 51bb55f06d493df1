package io.rondo.retention;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Removes what is older than it may be; each statement has an index on the age. */
public interface RetentionStore {

    @SqlUpdate("DELETE FROM handled_requests WHERE handled_at < :before")
    int removeHandledRequests(Instant before);

    @SqlUpdate("DELETE FROM updates WHERE received_at < :before")
    int removeUpdates(Instant before);

    @SqlUpdate("DELETE FROM inbox WHERE handled_at < :before")
    int removeInbox(Instant before);

    @SqlUpdate("DELETE FROM deliveries WHERE settled_at < :before")
    int removeSettledDeliveries(Instant before);

    @SqlUpdate("DELETE FROM button_payloads WHERE created_at < :before")
    int removeButtonPayloads(Instant before);

    @SqlUpdate("DELETE FROM form_sessions WHERE asked_at < :before")
    int removeFormSessions(Instant before);

    @SqlUpdate("DELETE FROM one_time_codes WHERE expires_at < :before")
    int removeCodes(Instant before);

    @SqlUpdate("DELETE FROM wrong_codes WHERE at < :before")
    int removeWrongCodes(Instant before);

    @SqlUpdate("DELETE FROM link_proposals WHERE proposed_at < :before")
    int removeLinkProposals(Instant before);

    @SqlUpdate("DELETE FROM relay_inbox WHERE said_at < :before")
    int removeRelayed(Instant before);

    @SqlUpdate("DELETE FROM introduction_words WHERE said_at < :before")
    int removeIntroductionWords(Instant before);

    @SqlUpdate("DELETE FROM call_visits WHERE joined_at < :before")
    int removeCallVisits(Instant before);

    @SqlUpdate("DELETE FROM call_pool WHERE bound_at < :before")
    int removeUsedRooms(Instant before);

    @SqlUpdate("DELETE FROM discord_interactions WHERE received_at < :before")
    int removeDiscordInteractions(Instant before);

    @SqlUpdate("DELETE FROM reports WHERE erase_at <= :now")
    int removeReports(Instant now);

    @SqlUpdate("DELETE FROM exclusion_marks WHERE erase_at <= :now")
    int removeExclusionMarks(Instant now);

    @SqlUpdate("DELETE FROM measures WHERE erase_at <= :now")
    int removeMeasures(Instant now);

    @SqlQuery("""
            SELECT EXISTS (SELECT 1 FROM outbox WHERE id = :messageId)
                OR EXISTS (SELECT 1 FROM inbox WHERE message_id = :messageId AND consumer = :consumer)
            """)
    boolean isKnown(UUID messageId, String consumer);
}
