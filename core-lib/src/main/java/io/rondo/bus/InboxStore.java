package io.rondo.bus;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code inbox}: which consumer has had which message. */
public interface InboxStore {

    /** Waits for another transaction that is recording the same; 0 when the consumer has had it already. */
    @SqlUpdate("""
            INSERT INTO inbox (message_id, consumer, handled_at) VALUES (:messageId, :consumer, :now)
            ON CONFLICT DO NOTHING
            """)
    int record(UUID messageId, String consumer, Instant now);

    @SqlQuery("SELECT EXISTS (SELECT 1 FROM inbox WHERE message_id = :messageId AND consumer = :consumer)")
    boolean has(UUID messageId, String consumer);
}
