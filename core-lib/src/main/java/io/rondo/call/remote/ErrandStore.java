package io.rondo.call.remote;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code call_errands}. */
@RegisterConstructorMapper(Errand.class)
public interface ErrandStore {

    @SqlUpdate("""
            INSERT INTO call_errands (call_id, provider, kind, message, due_at, gives_up_at)
            VALUES (:callId, :provider, :kind, :message::jsonb, :dueAt, :givesUpAt)
            ON CONFLICT (call_id, kind) DO NOTHING
            """)
    void add(UUID callId, String provider, Errand.Kind kind, String message, Instant dueAt, Instant givesUpAt);

    /** Those that are due, from now on the caller's until {@code lease}; what others work on is left alone. */
    @SqlQuery("""
            UPDATE call_errands SET attempts = attempts + 1, due_at = :lease
            WHERE id IN (
                SELECT id FROM call_errands WHERE provider = ANY(:providers) AND due_at <= :now
                ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING id, call_id, provider, kind, message, attempts, due_at, gives_up_at
            """)
    List<Errand> claim(Collection<String> providers, int most, Instant now, Instant lease);

    /** 0 when somebody else has taken it over. */
    @SqlUpdate("DELETE FROM call_errands WHERE id = :id AND attempts = :attempts")
    int done(UUID id, int attempts);

    @SqlUpdate("UPDATE call_errands SET due_at = :dueAt WHERE id = :id AND attempts = :attempts")
    void again(UUID id, int attempts, Instant dueAt);
}
