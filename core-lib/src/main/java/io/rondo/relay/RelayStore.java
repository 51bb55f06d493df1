package io.rondo.relay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code open_relays}, and the relay's columns of {@code matches}. */
interface RelayStore {

    /** A match as one of its two people sees it. */
    record Line(UUID matchId, UUID eventId, UUID partnerId, boolean closed) {}

    @SqlQuery("""
            SELECT id AS match_id, event_id,
                   CASE WHEN person_a = :personId THEN person_b ELSE person_a END AS partner_id,
                   relay_closed_at IS NOT NULL AS closed
            FROM matches
            WHERE id = :matchId AND (person_a = :personId OR person_b = :personId)
            """)
    @RegisterConstructorMapper(Line.class)
    Optional<Line> find(UUID matchId, UUID personId);

    @SqlQuery("SELECT match_id FROM open_relays WHERE person_id = :personId")
    Optional<UUID> open(UUID personId);

    @SqlUpdate("""
            INSERT INTO open_relays (person_id, match_id, opened_at) VALUES (:personId, :matchId, :now)
            ON CONFLICT (person_id) DO UPDATE SET match_id = :matchId, opened_at = :now
            """)
    void open(UUID personId, UUID matchId, Instant now);

    @SqlUpdate("DELETE FROM open_relays WHERE person_id = :personId")
    int leave(UUID personId);

    @SqlQuery("""
            SELECT p.name FROM matches m
            JOIN people p ON p.id = CASE WHEN m.person_a = :personId THEN m.person_b ELSE m.person_a END
            WHERE (m.person_a = :personId OR m.person_b = :personId) AND m.relay_closed_at IS NULL
            ORDER BY m.matched_at
            """)
    List<String> partners(UUID personId);

    @SqlUpdate("""
            UPDATE matches SET relay_closed_at = :now, relay_closed_by = :personId
            WHERE (person_a = :personId OR person_b = :personId) AND relay_closed_at IS NULL
            """)
    void closeAll(UUID personId, Instant now);

    @SqlUpdate("""
            UPDATE matches m SET relay_closed_at = :now, relay_closed_by = :personId
            FROM events e
            WHERE e.id = m.event_id AND e.community_id = :communityId
              AND (m.person_a = :personId OR m.person_b = :personId) AND m.relay_closed_at IS NULL
            """)
    void closeAllIn(UUID communityId, UUID personId, Instant now);

    @SqlUpdate("""
            DELETE FROM open_relays WHERE match_id IN
                (SELECT m.id FROM matches m JOIN events e ON e.id = m.event_id
                 WHERE e.community_id = :communityId AND (m.person_a = :personId OR m.person_b = :personId))
            """)
    void leaveAllIn(UUID communityId, UUID personId);

    @SqlUpdate("""
            DELETE FROM open_relays WHERE match_id IN
                (SELECT id FROM matches WHERE person_a = :personId OR person_b = :personId)
            """)
    void leaveAllOf(UUID personId);

    @SqlUpdate("DELETE FROM open_relays WHERE match_id = :matchId")
    void leaveAll(UUID matchId);

    @SqlUpdate("""
            UPDATE matches SET relay_closed_at = :now, relay_closed_by = :personId
            WHERE id = :matchId AND relay_closed_at IS NULL
            """)
    int close(UUID matchId, UUID personId, Instant now);

    @SqlUpdate("""
            UPDATE open_relays SET person_id = :keep
            WHERE person_id = :gone AND NOT EXISTS (SELECT 1 FROM open_relays WHERE person_id = :keep)
            """)
    void moveOpen(UUID keep, UUID gone);

    @SqlUpdate("UPDATE relay_inbox SET to_person = :keep WHERE to_person = :gone")
    void moveInbox(UUID keep, UUID gone);

    @SqlUpdate("""
            UPDATE matches SET relay_closed_by = :keep
            WHERE relay_closed_by = :gone AND (:keep IN (person_a, person_b) OR :gone IN (person_a, person_b))
            """)
    void moveClosed(UUID keep, UUID gone);

    /** Words that wait, sealed. */
    record Kept(String text, Instant saidAt) {}

    @SqlUpdate("INSERT INTO relay_inbox (match_id, to_person, text, said_at) VALUES (:matchId, :toPerson, :text, :now)")
    void keep(UUID matchId, UUID toPerson, String text, Instant now);

    @SqlQuery("""
            SELECT match_id, count(*) AS count FROM relay_inbox WHERE to_person = :personId
            GROUP BY match_id ORDER BY min(said_at)
            """)
    @RegisterConstructorMapper(Relay.Waiting.class)
    List<Relay.Waiting> waiting(UUID personId);

    @SqlQuery("DELETE FROM relay_inbox WHERE match_id = :matchId AND to_person = :personId RETURNING text, said_at")
    @RegisterConstructorMapper(Kept.class)
    List<Kept> take(UUID matchId, UUID personId);

    @SqlUpdate("""
            DELETE FROM relay_inbox WHERE match_id IN
                (SELECT id FROM matches WHERE person_a = :personId OR person_b = :personId)
            """)
    void forgetKept(UUID personId);
}
