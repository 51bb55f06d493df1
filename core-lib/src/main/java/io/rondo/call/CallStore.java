package io.rondo.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code calls}. */
@RegisterConstructorMapper(Call.class)
public interface CallStore {

    @SqlQuery("""
            INSERT INTO calls (pair_id, attempt, provider, state, created_at)
            SELECT :pairId, coalesce(max(attempt), 0) + 1, :provider, 'ASKED', :now FROM calls WHERE pair_id = :pairId
            RETURNING id, pair_id, attempt, provider, state, url, second_url, reference, reason, created_at
            """)
    Call ask(UUID pairId, String provider, Instant now);

    @SqlQuery("""
            UPDATE calls SET state = 'CREATED', url = :url, second_url = :secondUrl, reference = :reference WHERE id = :id AND state = 'ASKED'
            RETURNING id, pair_id, attempt, provider, state, url, second_url, reference, reason, created_at
            """)
    Optional<Call> created(UUID id, String url, Optional<String> secondUrl, String reference);

    @SqlQuery("""
            UPDATE calls SET state = 'FAILED', reason = :reason, ended_at = :now WHERE id = :id AND state = 'ASKED'
            RETURNING id, pair_id, attempt, provider, state, url, second_url, reference, reason, created_at
            """)
    Optional<Call> failed(UUID id, String reason, Instant now);

    /** The calls that were open until now. */
    @SqlQuery("""
            WITH open AS (
                SELECT id, state FROM calls WHERE pair_id = ANY(:pairIds) AND state IN ('ASKED', 'CREATED') FOR UPDATE)
            UPDATE calls SET state = 'ENDED', ended_at = :now FROM open WHERE calls.id = open.id
            RETURNING calls.id, pair_id, attempt, provider, open.state, url, second_url, reference, reason, created_at
            """)
    List<Call> end(Collection<UUID> pairIds, Instant now);

    @SqlQuery(
            "SELECT id, pair_id, attempt, provider, state, url, second_url, reference, reason, created_at FROM calls WHERE id = :id")
    Optional<Call> find(UUID id);

    @SqlQuery("""
            SELECT id, pair_id, attempt, provider, state, url, second_url, reference, reason, created_at FROM calls
            WHERE pair_id = :pairId ORDER BY attempt
            """)
    List<Call> ofPair(UUID pairId);

    @SqlQuery("""
            SELECT id, pair_id, attempt, provider, state, url, second_url, reference, reason, created_at FROM calls
            WHERE provider = :provider AND reference = :reference ORDER BY created_at DESC LIMIT 1
            """)
    Optional<Call> byReference(String provider, String reference);

    @SqlQuery("""
            SELECT DISTINCT c.provider || ': ' || c.reason FROM calls c JOIN pairs p ON p.id = c.pair_id
            WHERE p.event_id = :eventId AND c.state = 'FAILED' ORDER BY 1
            """)
    List<String> failures(UUID eventId);

    /** Set once; a later report about the same call is taken where it knows more. */
    @SqlUpdate("""
            UPDATE calls SET participants = :participants, talked_s = :seconds
            WHERE id = :id AND (participants IS NULL OR (participants, talked_s) <= (:participants, :seconds))
            """)
    int report(UUID id, int participants, long seconds);

    @SqlQuery("""
            SELECT count(*) AS known, count(*) FILTER (WHERE c.participants >= 2) AS both,
                   coalesce(sum(c.talked_s), 0) AS seconds
            FROM calls c JOIN pairs p ON p.id = c.pair_id
            WHERE p.event_id = :eventId AND c.participants IS NOT NULL
            """)
    @RegisterConstructorMapper(Calls.Visited.class)
    Calls.Visited visited(UUID eventId);

    /** How a call stands with its event. */
    record Surroundings(Optional<Instant> stepAt, boolean paused) {}

    @RegisterConstructorMapper(Surroundings.class)
    @SqlQuery("""
            SELECT e.step_at, e.paused_at IS NOT NULL AS paused FROM pairs p JOIN events e ON e.id = p.event_id
            WHERE p.id = :pairId
            """)
    Optional<Surroundings> around(UUID pairId);

    @SqlUpdate("""
            INSERT INTO call_visits (call_id, visit, caller, joined_at) VALUES (:callId, :visit, :caller, :at)
            ON CONFLICT (call_id, visit) DO UPDATE SET joined_at = least(call_visits.joined_at, excluded.joined_at)
            """)
    void joined(UUID callId, String visit, Caller caller, Instant at);

    /** Also for a visit whose beginning has not been told yet. */
    @SqlUpdate("""
            INSERT INTO call_visits (call_id, visit, caller, joined_at, left_at) VALUES (:callId, :visit, :caller, :at, :at)
            ON CONFLICT (call_id, visit) DO UPDATE SET left_at = coalesce(call_visits.left_at, excluded.left_at)
            """)
    void left(UUID callId, String visit, Caller caller, Instant at);

    @SqlUpdate("UPDATE call_visits SET left_at = greatest(:at, joined_at) WHERE call_id = :callId AND left_at IS NULL")
    int allLeft(UUID callId, Instant at);

    @RegisterConstructorMapper(Visit.class)
    @SqlQuery("SELECT caller, joined_at, left_at FROM call_visits WHERE call_id = :callId ORDER BY joined_at, visit")
    List<Visit> visits(UUID callId);

    @SqlQuery("SELECT count(*) FROM calls WHERE state = 'CREATED'")
    long active();
}
