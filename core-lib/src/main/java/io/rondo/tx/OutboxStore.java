package io.rondo.tx;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of the outbox, of domain events and of handled requests, as a unit of work writes them. */
public interface OutboxStore {

    @SqlBatch("""
            INSERT INTO outbox (id, queue, type, headers, body, correlation_id, reply_to, created_at, due_at)
            VALUES (:id, :queue, :type, :headers::jsonb, :body::jsonb, :correlationId, :replyTo, :now, :due)
            """)
    void add(@BindMethods List<OutboxRow> rows, @Bind("now") Instant now, @Bind("due") Instant due);

    @SqlUpdate("""
            INSERT INTO domain_events (id, type, community_id, person_id, body, happened_at)
            VALUES (:id, :type, :communityId, :personId, :body::jsonb, :now)
            """)
    void addDomainEvent(
            UUID id, String type, Optional<UUID> communityId, Optional<UUID> personId, String body, Instant now);

    @SqlQuery("SELECT count(*) FROM (SELECT pg_advisory_xact_lock(hashtextextended(:requestId, 4711))) AS locked")
    int lockRequest(String requestId);

    @SqlQuery("SELECT reply FROM handled_requests WHERE request_id = :requestId")
    Optional<String> findAnswer(String requestId);

    @SqlUpdate("""
            INSERT INTO handled_requests (request_id, reply, handled_at) VALUES (:requestId, :reply::jsonb, :now)
            """)
    void addAnswer(String requestId, String reply, Instant now);
}
