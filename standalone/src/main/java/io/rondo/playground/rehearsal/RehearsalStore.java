package io.rondo.playground.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of rehearsals and their casts; and, to be read alone, how far their events have come. */
@RegisterConstructorMapper(Rehearsal.class)
@RegisterConstructorMapper(RehearsalStore.EventRow.class)
@RegisterConstructorMapper(RehearsalStore.ResultRow.class)
public interface RehearsalStore {

    /** How far an event has come. */
    record EventRow(
            String title,
            int state,
            Optional<String> step,
            int roundNo,
            Optional<Integer> rounds,
            Instant startsAt,
            Duration roundLength,
            Duration breakLength,
            Duration ratingWindow,
            int registered,
            int confirmed,
            int ready) {}

    /** What came of an event. */
    record ResultRow(int attended, int roundsHeld, int pairsMet, int yeses, int matches) {}

    @SqlQuery("""
            INSERT INTO playground_rehearsals (event_id, host, seed, begun_at)
            VALUES (:eventId, :host, :seed, :now)
            RETURNING id, event_id, host, seed, presses, begun_at, ended_at
            """)
    Rehearsal begin(UUID eventId, Optional<String> host, long seed, Instant now);

    @SqlBatch("INSERT INTO playground_cast (rehearsal_id, name) VALUES (:rehearsalId, :name)")
    void cast(UUID rehearsalId, Collection<String> name);

    @SqlQuery("SELECT name FROM playground_cast WHERE rehearsal_id = :rehearsalId ORDER BY name")
    List<String> castOf(UUID rehearsalId);

    @SqlQuery("""
            SELECT id, event_id, host, seed, presses, begun_at, ended_at FROM playground_rehearsals
            WHERE ended_at IS NULL ORDER BY begun_at
            """)
    List<Rehearsal> goingOn();

    @SqlQuery("""
            SELECT id, event_id, host, seed, presses, begun_at, ended_at FROM playground_rehearsals
            ORDER BY begun_at DESC, id DESC LIMIT :most
            """)
    List<Rehearsal> newest(int most);

    @SqlQuery("SELECT count(*) FROM playground_rehearsals")
    int count();

    @SqlUpdate("UPDATE playground_rehearsals SET presses = presses + :more WHERE id = :id")
    void pressed(UUID id, int more);

    @SqlUpdate("UPDATE playground_rehearsals SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
    void end(UUID id, Instant now);

    /** An event that takes registrations, by its id or its title; the next where there are several. */
    @SqlQuery("""
            SELECT id FROM events
            WHERE published_at IS NOT NULL AND state IN (0, 1) AND (id::text = :wanted OR lower(title) = lower(:wanted))
            ORDER BY starts_at, id LIMIT 1
            """)
    Optional<UUID> openEvent(String wanted);

    @SqlQuery("""
            SELECT e.title, e.state, e.step, e.round_no, e.rounds, e.starts_at, e.round_length, e.break_length,
                   e.rating_window,
                   count(r.id) FILTER (WHERE r.state IN ('REGISTERED', 'CONFIRMED', 'ATTENDED', 'LATE', 'NO_SHOW')) AS registered,
                   count(r.id) FILTER (WHERE r.state IN ('CONFIRMED', 'ATTENDED', 'LATE', 'NO_SHOW')) AS confirmed,
                   count(r.ready_at) AS ready
            FROM events e LEFT JOIN registrations r ON r.event_id = e.id
            WHERE e.id = :eventId GROUP BY e.id
            """)
    Optional<EventRow> event(UUID eventId);

    @SqlQuery("SELECT attended, rounds_held, pairs_met, yeses, matches FROM event_results WHERE event_id = :eventId")
    Optional<ResultRow> result(UUID eventId);
}
