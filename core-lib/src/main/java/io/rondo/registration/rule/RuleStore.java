package io.rondo.registration.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code event_rules}. */
public interface RuleStore {

    /** The rules as their row; an event without a row has none. */
    record Row(
            Optional<String> requiredTag,
            Optional<String> requiredRole,
            Optional<String> howTo,
            Optional<Duration> closesBefore,
            Optional<String> draw,
            Optional<Duration> drawBefore,
            Optional<Long> drawSeed,
            Optional<Instant> drawnAt,
            Optional<String> participantRole,
            int version,
            boolean hasSlots,
            boolean hasParties) {}

    @SqlQuery("""
            SELECT r.required_tag, r.required_role, r.how_to, r.closes_before, r.draw, r.draw_before, r.draw_seed, r.drawn_at,
                r.participant_role, coalesce(r.version, 0) AS version,
                EXISTS (SELECT 1 FROM event_slots s WHERE s.event_id = e.id) AS has_slots,
                EXISTS (SELECT 1 FROM parties p WHERE p.event_id = e.id AND p.registered_at IS NOT NULL) AS has_parties
            FROM (SELECT CAST(:eventId AS uuid) AS id) e LEFT JOIN event_rules r ON r.event_id = e.id
            """)
    @RegisterConstructorMapper(Row.class)
    Row of(UUID eventId);

    @SqlUpdate("""
            INSERT INTO event_rules AS r (event_id, required_tag, required_role, how_to)
            VALUES (:eventId, :tag, :role, :howTo)
            ON CONFLICT (event_id) DO UPDATE
            SET required_tag = :tag, required_role = :role, how_to = :howTo
            """)
    void require(UUID eventId, Optional<String> tag, Optional<String> role, Optional<String> howTo);

    @SqlUpdate("""
            INSERT INTO event_rules AS r (event_id, closes_before) VALUES (:eventId, :before)
            ON CONFLICT (event_id) DO UPDATE SET closes_before = :before
            """)
    void closes(UUID eventId, Optional<Duration> before);

    @SqlUpdate("""
            INSERT INTO event_rules AS r (event_id, draw, draw_before, draw_seed) VALUES (:eventId, :kind, :before, :seed)
            ON CONFLICT (event_id) DO UPDATE
            SET draw = :kind, draw_before = :before, draw_seed = :seed, drawn_at = NULL, timer_for = NULL, version = r.version + 1
            """)
    void draw(UUID eventId, Optional<String> kind, Optional<Duration> before, Optional<Long> seed);

    @SqlUpdate("""
            INSERT INTO event_rules AS r (event_id, participant_role) VALUES (:eventId, :role)
            ON CONFLICT (event_id) DO UPDATE SET participant_role = :role
            """)
    void participantRole(UUID eventId, Optional<String> role);

    /** Draws are not among what is done: that of the new event is to come, from a seed of its own. */
    @SqlUpdate("""
            INSERT INTO event_rules (event_id, required_tag, required_role, how_to, closes_before, draw, draw_before, draw_seed,
                participant_role)
            SELECT :to, required_tag, required_role, how_to, closes_before, draw, draw_before,
                CASE WHEN draw IS NULL THEN NULL ELSE CAST(:seed AS bigint) END, participant_role
            FROM event_rules WHERE event_id = :from
            """)
    void copy(UUID from, UUID to, long seed);

    /** Claims the timer for a draw at that instant: 0 when there is one. */
    @SqlUpdate("""
            UPDATE event_rules SET timer_for = :at WHERE event_id = :eventId AND timer_for IS DISTINCT FROM :at
            """)
    int timed(UUID eventId, Instant at);

    /** Claims the draw: 0 when it was done already. */
    @SqlUpdate(
            "UPDATE event_rules SET drawn_at = :now WHERE event_id = :eventId AND draw IS NOT NULL AND drawn_at IS NULL")
    int drawn(UUID eventId, Instant now);
}
