package io.rondo.bus;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code dead_letters}. */
public interface DeadLetterStore {

    /** A row with its JSON still as text. */
    record Row(
            UUID id,
            UUID messageId,
            String queue,
            String type,
            String headers,
            String body,
            String reason,
            int attempts,
            Instant diedAt) {}

    /** How many letters a queue has. */
    record Count(String queue, long letters) {}

    @SqlQuery("""
            SELECT id, message_id, queue, type, headers, body, reason, attempts, died_at FROM dead_letters
            WHERE :queue::text IS NULL OR queue = :queue
            ORDER BY died_at DESC, id DESC LIMIT :limit
            """)
    @RegisterConstructorMapper(Row.class)
    List<Row> newest(Optional<String> queue, int limit);

    @SqlQuery("SELECT queue, count(*) AS letters FROM dead_letters GROUP BY queue ORDER BY queue")
    @RegisterConstructorMapper(Count.class)
    List<Count> count();

    @SqlQuery(
            "SELECT id FROM dead_letters WHERE :queue::text IS NULL OR queue = :queue ORDER BY died_at, id FOR UPDATE")
    List<UUID> lockAll(Optional<String> queue);

    @SqlQuery("SELECT id FROM dead_letters WHERE id = :id OR message_id = :id FOR UPDATE")
    List<UUID> lock(UUID id);

    @SqlUpdate("""
            DELETE FROM dead_letters d USING inbox i
            WHERE d.id = ANY(:ids) AND i.message_id = d.message_id AND i.consumer = d.queue
            """)
    int deleteHandled(List<UUID> ids);

    @SqlUpdate("""
            WITH letters AS (DELETE FROM dead_letters WHERE id = ANY(:ids) RETURNING *)
            INSERT INTO outbox (id, queue, type, headers, body, correlation_id, reply_to, created_at, due_at)
            SELECT message_id, queue, type, headers, body, correlation_id, reply_to, :now, :now FROM letters
            ORDER BY died_at, letters.id
            ON CONFLICT (id) DO NOTHING
            """)
    int requeue(List<UUID> ids, Instant now);
}
