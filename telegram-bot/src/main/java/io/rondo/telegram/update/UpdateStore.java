package io.rondo.telegram.update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code updates}. */
public interface UpdateStore {

    /** An update that waits. */
    record Row(long updateId, byte[] payload) {}

    @SqlBatch("""
            INSERT INTO updates (bot, update_id, payload, state, error, received_at)
            VALUES (:bot, :updateId, :payload, :state, :error, :now)
            ON CONFLICT (bot, update_id) DO NOTHING
            """)
    void add(
            String bot,
            List<Long> updateId,
            List<byte[]> payload,
            List<String> state,
            List<Optional<String>> error,
            Instant now);

    @SqlQuery("""
            SELECT update_id, payload FROM updates
            WHERE bot = :bot AND state = 'RECEIVED' AND update_id <> ALL(:inHand)
            ORDER BY update_id LIMIT :limit
            """)
    @RegisterConstructorMapper(Row.class)
    List<Row> waiting(String bot, List<Long> inHand, int limit);

    @SqlUpdate("""
            UPDATE updates SET state = 'ANSWERED', answered_at = :now, error = NULL
            WHERE bot = :bot AND update_id = :updateId AND state = 'RECEIVED'
            """)
    int answered(String bot, long updateId, Instant now);

    /** Counts a failure; the last that is borne sets the update aside. Returns the state after it. */
    @SqlQuery("""
            UPDATE updates
            SET attempts = attempts + 1, error = :error,
                state = CASE WHEN attempts + 1 >= :most THEN 'SET_ASIDE' ELSE state END
            WHERE bot = :bot AND update_id = :updateId AND state = 'RECEIVED'
            RETURNING state
            """)
    Optional<String> failed(String bot, long updateId, String error, int most);
}
