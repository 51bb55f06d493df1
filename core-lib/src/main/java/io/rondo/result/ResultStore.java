package io.rondo.result;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads what the evening saved, and counts what is not saved yet. Writes nothing. */
interface ResultStore {

    /** A place as its row, with how often the person came to events of the community. */
    record AttendanceRow(UUID personId, String state, int came, int missed) {}

    @SqlQuery("""
            SELECT registered, confirmed, declined, lapsed, attended, late, no_shows, rounds_planned, rounds_held, pairs_met,
                yeses, matches, reports
            FROM event_results WHERE event_id = :eventId
            """)
    @RegisterConstructorMapper(EventResults.class)
    Optional<EventResults> saved(UUID eventId);

    /** Of an event without saved results: nobody has been late or absent yet, and yeses are told only when it is over. */
    @SqlQuery("""
            SELECT count(*) AS registered,
                count(*) FILTER (WHERE confirmed_at IS NOT NULL) AS confirmed,
                count(*) FILTER (WHERE state = 'DECLINED') AS declined,
                count(*) FILTER (WHERE state = 'LAPSED') AS lapsed,
                0 AS attended, 0 AS late, 0 AS no_shows,
                (SELECT coalesce(max(round_no), 0) FROM pairs WHERE event_id = :eventId) AS rounds_planned,
                (SELECT round_no FROM events WHERE id = :eventId) AS rounds_held,
                (SELECT count(*) FROM pairs WHERE event_id = :eventId AND state = 'DONE') AS pairs_met,
                0 AS yeses, 0 AS matches, 0 AS reports
            FROM registrations WHERE event_id = :eventId
            """)
    @RegisterConstructorMapper(EventResults.class)
    EventResults counted(UUID eventId);

    @SqlQuery("""
            SELECT r.person_id, r.state,
                count(*) FILTER (WHERE o.state IN ('ATTENDED', 'LATE')) AS came,
                count(*) FILTER (WHERE o.state = 'NO_SHOW') AS missed
            FROM registrations r
            JOIN events e ON e.id = r.event_id
            JOIN registrations o ON o.person_id = r.person_id
            JOIN events x ON x.id = o.event_id AND x.community_id = e.community_id
            WHERE r.event_id = :eventId
            GROUP BY r.person_id, r.state
            """)
    @RegisterConstructorMapper(AttendanceRow.class)
    List<AttendanceRow> attendance(UUID eventId);

    /** The newest that has begun, else the next one. */
    @SqlQuery("""
            SELECT e.id FROM events e JOIN event_hosts h ON h.event_id = e.id
            WHERE h.person_id = :personId AND e.community_id = :communityId AND e.published_at IS NOT NULL
            ORDER BY e.starts_at > :now, abs(extract(epoch FROM e.starts_at - :now)), e.id
            LIMIT 1
            """)
    Optional<UUID> lastHosted(UUID communityId, UUID personId, Instant now);
}
