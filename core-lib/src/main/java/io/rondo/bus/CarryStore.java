package io.rondo.bus;

import io.rondo.tx.OutboxRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code outbox}, as those who carry them see them. */
public interface CarryStore {

    /** A row of the outbox with its JSON still as text. */
    record Row(
            UUID id,
            long seq,
            String queue,
            String type,
            String headers,
            String body,
            Optional<String> correlationId,
            Optional<String> replyTo,
            Instant dueAt,
            int attempts) {}

    @SqlQuery("""
            UPDATE outbox SET claimed_until = :until
            WHERE id IN (
                SELECT id FROM outbox
                WHERE due_at <= :now AND (claimed_until IS NULL OR claimed_until <= :now) AND queue <> ALL(:closed)
                ORDER BY due_at, seq
                LIMIT :limit
                FOR UPDATE SKIP LOCKED)
            RETURNING id, seq, queue, type, headers, body, correlation_id, reply_to, due_at, attempts
            """)
    @RegisterConstructorMapper(Row.class)
    List<Row> claim(Instant now, Instant until, List<String> closed, int limit);

    @SqlQuery("SELECT due_at FROM outbox WHERE due_at > :now ORDER BY due_at LIMIT 1")
    Optional<Instant> nextDue(Instant now);

    @SqlUpdate("""
            DELETE FROM outbox o USING unnest(:ids, :failures) AS carried(id, attempts)
            WHERE o.id = carried.id AND o.attempts = carried.attempts
            """)
    void delete(List<UUID> ids, List<Integer> failures);

    @SqlUpdate("UPDATE outbox SET claimed_until = :until WHERE id = ANY(:ids)")
    void holdUntil(List<UUID> ids, Optional<Instant> until);

    @SqlQuery("SELECT attempts FROM outbox WHERE id = :id FOR UPDATE")
    Optional<Integer> lockAttempts(UUID id);

    @SqlUpdate("UPDATE outbox SET attempts = :attempts, due_at = :due, claimed_until = NULL WHERE id = :id")
    void postpone(UUID id, int attempts, Instant due);

    /** The row may still be there, when its relay has not yet heard that it is carried. */
    @SqlUpdate("""
            INSERT INTO outbox (id, queue, type, headers, body, correlation_id, reply_to, created_at, due_at, attempts)
            VALUES (:id, :queue, :type, :headers::jsonb, :body::jsonb, :correlationId, :replyTo, :now, :due, :attempts)
            ON CONFLICT (id) DO UPDATE SET attempts = EXCLUDED.attempts, due_at = EXCLUDED.due_at, claimed_until = NULL
            WHERE outbox.attempts < EXCLUDED.attempts
            """)
    void comeBack(@BindMethods OutboxRow row, int attempts, Instant now, Instant due);

    @SqlUpdate("""
            WITH dead AS (DELETE FROM outbox WHERE id = :id RETURNING *)
            INSERT INTO dead_letters
                (message_id, queue, type, headers, body, correlation_id, reply_to, reason, attempts, died_at)
            SELECT id, queue, type, headers, body, correlation_id, reply_to, :reason, attempts + 1, :now FROM dead
            """)
    void bury(UUID id, String reason, Instant now);

    @SqlUpdate("UPDATE outbox SET claimed_until = NULL WHERE claimed_until IS NOT NULL")
    int forgetClaims();

    @SqlQuery("SELECT 1")
    int probe();

    @SqlQuery("""
            SELECT queue, count(*) FILTER (WHERE due_at <= :now) AS due, count(*) FILTER (WHERE due_at > :now) AS later,
                   min(due_at) FILTER (WHERE due_at <= :now) AS oldest_due
            FROM outbox GROUP BY queue ORDER BY queue
            """)
    @RegisterConstructorMapper(Outbox.Waiting.class)
    List<Outbox.Waiting> waiting(Instant now);
}
