package io.rondo.mirror;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code event_mirrors}. */
public interface ServerEventStore {

    /** What the bot has to do. */
    record Due(
            UUID eventId,
            String server,
            Optional<String> remoteId,
            Optional<String> remoteState,
            int version,
            int attempts) {}

    /** The version of what is wanted now; empty when it says the same as before, or somebody has deleted the entry there. */
    @SqlQuery("""
            INSERT INTO event_mirrors AS m (event_id, server, wanted, due_at)
            VALUES (:eventId, :server, CAST(:wanted AS jsonb), :atTheLatest)
            ON CONFLICT (event_id, server) DO UPDATE
            SET wanted = excluded.wanted, version = m.version + 1, attempts = 0, due_at = excluded.due_at
            WHERE m.wanted IS DISTINCT FROM excluded.wanted AND m.refusal IS DISTINCT FROM 'DELETED'
            RETURNING version
            """)
    Optional<Integer> want(UUID eventId, String server, String wanted, Instant atTheLatest);

    @SqlUpdate("""
            UPDATE event_mirrors SET due_at = least(due_at, :now)
            WHERE event_id = :eventId AND server = :server AND version = :version AND done_version < version
            """)
    void due(UUID eventId, String server, int version, Instant now);

    @SqlQuery("""
            UPDATE event_mirrors m SET due_at = :lease, attempts = attempts + 1
            FROM (SELECT event_id, server FROM event_mirrors
                  WHERE done_version < version AND due_at <= :now AND server = ANY(:servers)
                    AND refusal IS DISTINCT FROM 'DELETED'
                  ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED) AS due
            WHERE m.event_id = due.event_id AND m.server = due.server
            RETURNING m.event_id, m.server, m.remote_id, m.remote_state, m.version, m.attempts
            """)
    @RegisterConstructorMapper(Due.class)
    List<Due> claim(Collection<String> servers, Instant now, Instant lease, int limit);

    @SqlQuery("SELECT wanted::text FROM event_mirrors WHERE event_id = :eventId AND server = :server")
    String wanted(UUID eventId, String server);

    /** What stands there, as soon as it is known: so that a crash before the end finds it. */
    @SqlUpdate("""
            UPDATE event_mirrors SET remote_id = :remoteId, remote_state = :state
            WHERE event_id = :eventId AND server = :server
            """)
    void stands(UUID eventId, String server, Optional<String> remoteId, Optional<String> state);

    @SqlUpdate("""
            UPDATE event_mirrors SET done_version = greatest(done_version, :version), refusal = :refusal
            WHERE event_id = :eventId AND server = :server
            """)
    void done(UUID eventId, String server, int version, Optional<String> refusal);

    /** Claims telling the hosts: 0 when they know. */
    @SqlUpdate("""
            UPDATE event_mirrors SET told = :refusal
            WHERE event_id = :eventId AND server = :server AND told IS DISTINCT FROM :refusal
            """)
    int tell(UUID eventId, String server, String refusal);

    @SqlUpdate("""
            UPDATE event_mirrors SET due_at = :due WHERE event_id = :eventId AND server = :server AND version = :version
            """)
    void postpone(UUID eventId, String server, int version, Instant due);

    @SqlQuery(
            "SELECT DISTINCT refusal FROM event_mirrors WHERE event_id = :eventId AND refusal IS NOT NULL ORDER BY refusal")
    List<String> refusals(UUID eventId);

    /** The entries that we know of in a server. */
    @SqlQuery("SELECT remote_id FROM event_mirrors WHERE server = :server AND remote_id IS NOT NULL")
    List<String> known(String server);
}
