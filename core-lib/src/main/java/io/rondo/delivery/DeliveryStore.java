package io.rondo.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code deliveries}, as a unit of work writes them. */
public interface DeliveryStore {

    @SqlUpdate("""
            INSERT INTO deliveries (platform, chat, thread, thread_of, thread_name, account_id, event_id, kind, asked_for,
                                    slot, edits, supersedes, reply, created_at, not_before, expires_at)
            VALUES (:platform, :chat, :thread, :threadOf, :threadName, :accountId, :eventId, :kind, :askedFor,
                    :slot, :edits, :supersedes, :reply::jsonb, :now, :notBefore, :expiresAt)
            """)
    void add(
            String platform,
            String chat,
            Optional<String> thread,
            Optional<String> threadOf,
            Optional<String> threadName,
            Optional<UUID> accountId,
            Optional<UUID> eventId,
            String kind,
            boolean askedFor,
            Optional<String> slot,
            Optional<String> edits,
            Optional<String> supersedes,
            String reply,
            Instant now,
            Instant notBefore,
            Optional<Instant> expiresAt);

    @SqlUpdate("""
            INSERT INTO deliveries (platform, chat, account_id, event_id, kind, reply, created_at, not_before, state, error,
                                    settled_at)
            VALUES (:platform, :chat, :accountId, :eventId, :kind, :reply::jsonb, :now, :now, 'UNREACHABLE', :why, :now)
            """)
    void addUnreachable(
            String platform,
            String chat,
            Optional<UUID> accountId,
            Optional<UUID> eventId,
            String kind,
            String reply,
            Instant now,
            String why);

    @SqlQuery("SELECT message_id FROM posted_messages WHERE platform = :platform AND chat = :chat AND slot = :slot")
    Optional<String> standing(String platform, String chat, String slot);

    @SqlUpdate("""
            UPDATE deliveries SET state = 'SUPERSEDED', settled_at = :now
            WHERE platform = :platform AND chat = :chat AND supersedes = :key AND state = 'PENDING'
            """)
    void supersede(String platform, String chat, String key, Instant now);

    @SqlQuery("""
            SELECT platform, count(*) AS due, min(not_before) AS oldest_due FROM deliveries
            WHERE state IN ('PENDING', 'SENDING') AND not_before <= :now
            GROUP BY platform
            """)
    @RegisterConstructorMapper(Deliveries.Waiting.class)
    List<Deliveries.Waiting> waiting(Instant now);
}
