package io.rondo.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code reminder_leads}. */
public interface ReminderStore {

    /** A reminder as its person reads it. */
    record Told(String event, Duration lead) {}

    /** Longest first. */
    @SqlQuery("SELECT lead FROM reminder_leads WHERE event_id = :eventId AND person_id = :personId ORDER BY lead DESC")
    List<Duration> of(UUID eventId, UUID personId);

    /** @param kept as ISO 8601 writes durations */
    @SqlUpdate("""
            DELETE FROM reminder_leads
            WHERE event_id = :eventId AND person_id = :personId AND NOT (lead = ANY(CAST(:kept AS interval[])))
            """)
    void removeAllBut(UUID eventId, UUID personId, Collection<String> kept);

    @SqlUpdate("""
            INSERT INTO reminder_leads (event_id, person_id, lead) VALUES (:eventId, :personId, :lead) ON CONFLICT DO NOTHING
            """)
    int add(UUID eventId, UUID personId, Duration lead);

    /** Claims a reminder of the event at that start: 0 when it was given already or is not wanted any more. */
    @SqlUpdate("""
            UPDATE reminder_leads SET said_for = :startsAt
            WHERE event_id = :eventId AND person_id = :personId AND lead = :lead AND said_for IS DISTINCT FROM :startsAt
            """)
    int claim(UUID eventId, UUID personId, Duration lead, Instant startsAt);

    @SqlQuery("""
            SELECT e.title AS event, l.lead FROM reminder_leads l JOIN events e ON e.id = l.event_id
            WHERE l.person_id = :personId ORDER BY e.starts_at, e.id, l.lead DESC
            """)
    @RegisterConstructorMapper(Told.class)
    List<Told> ofPerson(UUID personId);

    @SqlUpdate("DELETE FROM reminder_leads WHERE person_id = :personId")
    void erase(UUID personId);

    @SqlUpdate("""
            DELETE FROM reminder_leads l USING events e
            WHERE l.person_id = :personId AND e.id = l.event_id AND e.community_id = :communityId
            """)
    void eraseIn(UUID communityId, UUID personId);

    @SqlUpdate("""
            INSERT INTO reminder_leads (event_id, person_id, lead, said_for)
            SELECT event_id, :keep, lead, said_for FROM reminder_leads WHERE person_id = :gone ON CONFLICT DO NOTHING
            """)
    void copy(UUID keep, UUID gone);
}
