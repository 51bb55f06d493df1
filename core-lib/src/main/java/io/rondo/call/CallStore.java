package io.rondo.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Rows of {@code calls}. */
@RegisterConstructorMapper(Call.class)
public interface CallStore {

    @SqlQuery("""
            INSERT INTO calls (pair_id, attempt, provider, state, created_at)
            SELECT :pairId, coalesce(max(attempt), 0) + 1, :provider, 'ASKED', :now FROM calls WHERE pair_id = :pairId
            RETURNING id, pair_id, attempt, provider, state, url, reference, reason, created_at
            """)
    Call ask(UUID pairId, String provider, Instant now);

    @SqlQuery("""
            UPDATE calls SET state = 'CREATED', url = :url, reference = :reference WHERE id = :id AND state = 'ASKED'
            RETURNING id, pair_id, attempt, provider, state, url, reference, reason, created_at
            """)
    Optional<Call> created(UUID id, String url, String reference);

    @SqlQuery("""
            UPDATE calls SET state = 'FAILED', reason = :reason, ended_at = :now WHERE id = :id AND state = 'ASKED'
            RETURNING id, pair_id, attempt, provider, state, url, reference, reason, created_at
            """)
    Optional<Call> failed(UUID id, String reason, Instant now);

    /** The calls that were open until now. */
    @SqlQuery("""
            WITH open AS (
                SELECT id, state FROM calls WHERE pair_id = ANY(:pairIds) AND state IN ('ASKED', 'CREATED') FOR UPDATE)
            UPDATE calls SET state = 'ENDED', ended_at = :now FROM open WHERE calls.id = open.id
            RETURNING calls.id, pair_id, attempt, provider, open.state, url, reference, reason, created_at
            """)
    List<Call> end(Collection<UUID> pairIds, Instant now);

    @SqlQuery(
            "SELECT id, pair_id, attempt, provider, state, url, reference, reason, created_at FROM calls WHERE id = :id")
    Optional<Call> find(UUID id);

    @SqlQuery("""
            SELECT id, pair_id, attempt, provider, state, url, reference, reason, created_at FROM calls
            WHERE pair_id = :pairId ORDER BY attempt
            """)
    List<Call> ofPair(UUID pairId);

    @SqlQuery("""
            SELECT id, pair_id, attempt, provider, state, url, reference, reason, created_at FROM calls
            WHERE provider = :provider AND reference = :reference ORDER BY created_at DESC LIMIT 1
            """)
    Optional<Call> byReference(String provider, String reference);

    @SqlQuery("""
            SELECT DISTINCT c.provider || ': ' || c.reason FROM calls c JOIN pairs p ON p.id = c.pair_id
            WHERE p.event_id = :eventId AND c.state = 'FAILED' ORDER BY 1
            """)
    List<String> failures(UUID eventId);

    @SqlQuery("SELECT count(*) FROM calls WHERE state = 'CREATED'")
    long active();
}
