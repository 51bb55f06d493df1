package io.rondo.round;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code pairs}, {@code pair_members} and {@code troubles}. */
@RegisterConstructorMapper(RoundPair.class)
public interface PairStore {

    /** A planned pair; the people in any order. */
    record Planned(int groupNo, int roundNo, UUID one, UUID other, int icebreaker) {}

    @SqlQuery("SELECT * FROM pairs WHERE id = :id")
    Optional<RoundPair> find(UUID id);

    @SqlQuery("SELECT e.community_id FROM pairs p JOIN events e ON e.id = p.event_id WHERE p.id = :id")
    Optional<UUID> communityOf(UUID id);

    /** All pairs of the event, broken ones too, by round. */
    @SqlQuery("SELECT * FROM pairs WHERE event_id = :eventId ORDER BY round_no, started_at NULLS LAST, id")
    List<RoundPair> ofEvent(UUID eventId);

    @SqlQuery("SELECT * FROM pairs WHERE event_id = :eventId AND round_no = :roundNo AND state = :state ORDER BY id")
    List<RoundPair> ofRound(UUID eventId, int roundNo, PairState state);

    /** The person's pairs at the event, by round, broken ones before those that followed them. */
    @SqlQuery("""
            SELECT * FROM pairs WHERE event_id = :eventId AND (person_a = :personId OR person_b = :personId)
            ORDER BY round_no, started_at NULLS LAST, id
            """)
    List<RoundPair> ofPerson(UUID eventId, UUID personId);

    @SqlQuery("SELECT min(round_no) FROM pairs WHERE event_id = :eventId AND state = 'PLANNED'")
    Optional<Integer> nextPlannedRound(UUID eventId);

    @SqlQuery("SELECT coalesce(max(round_no), 0) FROM pairs WHERE event_id = :eventId AND state <> 'BROKEN'")
    int lastRound(UUID eventId);

    @SqlBatch("""
            INSERT INTO pairs (event_id, plan_version, group_no, round_no, state, person_a, person_b, icebreaker)
            VALUES (:eventId, :planVersion, :groupNo, :roundNo, 'PLANNED', least(:one, :other), greatest(:one, :other),
                    :icebreaker)
            """)
    void plan(
            @Bind("eventId") UUID eventId,
            @Bind("planVersion") int planVersion,
            @BindMethods Collection<Planned> pairs);

    /** Enters the members of the pairs of a plan; the database refuses whoever is in two pairs of a round. */
    @SqlUpdate("""
            INSERT INTO pair_members (pair_id, person_id, event_id, round_no)
            SELECT p.id, who.person_id, p.event_id, p.round_no
            FROM pairs p CROSS JOIN LATERAL (VALUES (p.person_a), (p.person_b)) AS who (person_id)
            WHERE p.event_id = :eventId AND p.plan_version = :planVersion
              AND NOT EXISTS (SELECT 1 FROM pair_members m WHERE m.pair_id = p.id)
            """)
    void planMembers(UUID eventId, int planVersion);

    @SqlUpdate("DELETE FROM pairs WHERE event_id = :eventId AND state = 'PLANNED'")
    void forgetPlanned(UUID eventId);

    @SqlQuery("""
            UPDATE pairs SET state = 'ACTIVE', started_at = :now
            WHERE event_id = :eventId AND round_no = :roundNo AND state = 'PLANNED'
            RETURNING *
            """)
    List<RoundPair> begin(UUID eventId, int roundNo, Instant now);

    @SqlQuery("""
            UPDATE pairs SET state = 'DONE', ended_at = :now
            WHERE event_id = :eventId AND state = 'ACTIVE'
            RETURNING *
            """)
    List<RoundPair> finishAll(UUID eventId, Instant now);

    @SqlUpdate("UPDATE pairs SET state = 'DONE', ended_at = :now WHERE id = :id AND state = 'ACTIVE'")
    int finish(UUID id, Instant now);

    @SqlUpdate("UPDATE pairs SET state = 'BROKEN', ended_at = :now WHERE id = :id AND state = 'ACTIVE'")
    int breakUp(UUID id, Instant now);

    /** A pair in the middle of a round. */
    @SqlQuery("""
            INSERT INTO pairs (event_id, plan_version, group_no, round_no, state, person_a, person_b, icebreaker, started_at)
            VALUES (:eventId, :planVersion, :groupNo, :roundNo, 'ACTIVE', least(:one, :other), greatest(:one, :other),
                    :icebreaker, :now)
            RETURNING *
            """)
    RoundPair join(
            @Bind("eventId") UUID eventId,
            @Bind("planVersion") int planVersion,
            @BindMethods Planned pair,
            @Bind("now") Instant now);

    @SqlUpdate("UPDATE pair_members SET live = false WHERE pair_id = :id")
    void release(UUID id);

    @SqlUpdate("INSERT INTO troubles (pair_id, person_id, kind, at) VALUES (:pairId, :personId, :kind, :now)")
    void addTrouble(UUID pairId, UUID personId, Trouble.Kind kind, Instant now);

    @SqlQuery("SELECT person_id, kind, at FROM troubles WHERE pair_id = :pairId ORDER BY at")
    @RegisterConstructorMapper(Trouble.class)
    List<Trouble> troubles(UUID pairId);

    /** Who left a pair of this round, or was not there for it: they wait for nobody until the next round. */
    @SqlQuery("""
            SELECT CASE t.kind WHEN 'LEFT' THEN t.person_id
                   ELSE CASE WHEN p.person_a = t.person_id THEN p.person_b ELSE p.person_a END END
            FROM troubles t JOIN pairs p ON p.id = t.pair_id
            WHERE p.event_id = :eventId AND p.round_no = :roundNo AND p.state <> 'ACTIVE' AND t.kind <> 'CALL_BROKEN'
            """)
    List<UUID> outOfRound(UUID eventId, int roundNo);

    /** Pairs of this event that one of the two left of their own will: they are not planned again. */
    @SqlQuery("""
            SELECT DISTINCT p.* FROM pairs p JOIN troubles t ON t.pair_id = p.id
            WHERE p.event_id = :eventId AND t.kind = 'LEFT'
            """)
    List<RoundPair> leftPairs(UUID eventId);

    /** The events, not over, in which the two are or are to be a pair. */
    @SqlQuery("""
            SELECT DISTINCT event_id FROM pairs
            WHERE state IN ('PLANNED', 'ACTIVE') AND person_a = least(:one, :other) AND person_b = greatest(:one, :other)
            """)
    List<UUID> eveningsTogether(UUID one, UUID other);

    /** Pairs of the people that met at other events of the community. */
    @SqlQuery("""
            SELECT DISTINCT ON (p.person_a, p.person_b) p.* FROM pairs p JOIN events e ON e.id = p.event_id
            WHERE e.community_id = :communityId AND p.event_id <> :eventId AND p.state = 'DONE'
              AND p.person_a = ANY(:people) AND p.person_b = ANY(:people)
            """)
    List<RoundPair> metBefore(UUID communityId, UUID eventId, Collection<UUID> people);
}
