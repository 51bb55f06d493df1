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

/** Rows of {@code reactions}, {@code matches} and {@code event_results}. */
public interface RatingStore {

    /** Two people who said yes to each other; {@code personA} before {@code personB} as the database orders them. */
    record Match(UUID id, UUID personA, UUID personB) {
        public UUID partnerOf(UUID personId) {
            return personA.equals(personId) ? personB : personA;
        }

        public boolean has(UUID personId) {
            return personA.equals(personId) || personB.equals(personId);
        }
    }

    /** A pair that met and about which this person has not said anything yet. */
    record Unrated(UUID pairId, int roundNo, UUID personId, UUID partnerId) {}

    @SqlUpdate("""
            INSERT INTO reactions (event_id, from_person, to_person, yes, reacted_at)
            VALUES (:eventId, :from, :to, :yes, :now)
            ON CONFLICT (event_id, from_person, to_person) DO UPDATE SET yes = excluded.yes, reacted_at = excluded.reacted_at
            """)
    void react(UUID eventId, UUID from, UUID to, boolean yes, Instant now);

    @SqlQuery("SELECT yes FROM reactions WHERE event_id = :eventId AND from_person = :from AND to_person = :to")
    Optional<Boolean> reaction(UUID eventId, UUID from, UUID to);

    /** What a person said of somebody, as they read it themselves. */
    record Exported(String event, String about, boolean yes) {}

    @SqlQuery("""
            SELECT e.title AS event, p.name AS about, r.yes
            FROM reactions r JOIN events e ON e.id = r.event_id JOIN people p ON p.id = r.to_person
            WHERE r.from_person = :personId
            ORDER BY r.reacted_at
            """)
    @RegisterConstructorMapper(Exported.class)
    List<Exported> exported(UUID personId);

    @SqlUpdate("""
            DELETE FROM reactions r USING events e
            WHERE r.from_person = :personId AND e.id = r.event_id AND e.community_id = :communityId
            """)
    void forgetIn(UUID communityId, UUID personId);

    @SqlUpdate("DELETE FROM reactions WHERE from_person = :personId")
    void forget(UUID personId);

    @SqlQuery("SELECT from_person, to_person, yes FROM reactions WHERE event_id = :eventId ORDER BY reacted_at")
    @RegisterConstructorMapper(MutualYes.Reaction.class)
    List<MutualYes.Reaction> ofEvent(UUID eventId);

    @SqlQuery("""
            SELECT p.id AS pair_id, p.round_no, m.person_id,
                   CASE WHEN p.person_a = m.person_id THEN p.person_b ELSE p.person_a END AS partner_id
            FROM pairs p JOIN pair_members m ON m.pair_id = p.id
            WHERE p.event_id = :eventId AND p.state = 'DONE'
              AND NOT EXISTS (
                  SELECT 1 FROM reactions r
                  WHERE r.event_id = p.event_id AND r.from_person = m.person_id
                    AND r.to_person = CASE WHEN p.person_a = m.person_id THEN p.person_b ELSE p.person_a END)
            ORDER BY p.round_no, p.id
            """)
    @RegisterConstructorMapper(Unrated.class)
    List<Unrated> unrated(UUID eventId);

    @SqlBatch("""
            INSERT INTO matches (event_id, person_a, person_b, matched_at)
            VALUES (:eventId, least(:first, :second), greatest(:first, :second), :now)
            ON CONFLICT (event_id, person_a, person_b) DO NOTHING
            """)
    void match(@Bind("eventId") UUID eventId, @BindMethods Collection<PairOfPeople> pairs, @Bind("now") Instant now);

    @SqlQuery("SELECT id, person_a, person_b FROM matches WHERE event_id = :eventId ORDER BY id")
    @RegisterConstructorMapper(Match.class)
    List<Match> matches(UUID eventId);

    /** Counts what the evening was; rooms around it are read, never written. */
    @SqlUpdate("""
            INSERT INTO event_results (event_id, registered, confirmed, declined, lapsed, attended, late, no_shows,
                rounds_planned, rounds_held, pairs_met, yeses, matches, reports, saved_at)
            SELECT :eventId,
                (SELECT count(*) FROM registrations WHERE event_id = :eventId),
                (SELECT count(*) FROM registrations WHERE event_id = :eventId AND confirmed_at IS NOT NULL),
                (SELECT count(*) FROM registrations WHERE event_id = :eventId AND state = 'DECLINED'),
                (SELECT count(*) FROM registrations WHERE event_id = :eventId AND state = 'LAPSED'),
                (SELECT count(*) FROM registrations WHERE event_id = :eventId AND state = 'ATTENDED'),
                (SELECT count(*) FROM registrations WHERE event_id = :eventId AND state = 'LATE'),
                (SELECT count(*) FROM registrations WHERE event_id = :eventId AND state = 'NO_SHOW'),
                (SELECT coalesce(max(round_no), 0) FROM pairs WHERE event_id = :eventId),
                :roundsHeld,
                (SELECT count(*) FROM pairs WHERE event_id = :eventId AND state = 'DONE'),
                (SELECT count(*) FROM reactions WHERE event_id = :eventId AND yes),
                (SELECT count(*) FROM matches WHERE event_id = :eventId),
                (SELECT count(*) FROM reports WHERE event_id = :eventId),
                :now
            ON CONFLICT (event_id) DO NOTHING
            """)
    void saveResults(UUID eventId, int roundsHeld, Instant now);
}
