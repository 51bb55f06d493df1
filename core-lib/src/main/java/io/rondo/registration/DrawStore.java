package io.rondo.registration;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code lots}. */
public interface DrawStore {

    /** How many lotteries somebody lost in a row. */
    record Lost(UUID personId, int times) {}

    /** A lot as its person reads it. */
    record Told(String event, int weight, boolean won, Instant drawnAt) {}

    @SqlBatch("""
            INSERT INTO lots (event_id, person_id, weight, place, won, drawn_at)
            VALUES (:eventId, :personId, :weight, :place, :won, :now) ON CONFLICT DO NOTHING
            """)
    void add(@BindMethods List<Lot> lots, @Bind("now") Instant now);

    /** Whoever came all the same, by the line, has lost nothing. */
    @SqlQuery("""
            SELECT l.person_id, count(*) AS times FROM lots l JOIN events e ON e.id = l.event_id
            WHERE l.person_id = ANY(:people) AND e.community_id = :communityId AND NOT l.won
              AND NOT EXISTS (SELECT 1 FROM registrations r
                              WHERE r.event_id = l.event_id AND r.person_id = l.person_id
                                AND r.state IN ('REGISTERED', 'CONFIRMED', 'ATTENDED', 'LATE', 'NO_SHOW'))
              AND l.drawn_at > coalesce((SELECT max(w.drawn_at) FROM lots w JOIN events v ON v.id = w.event_id
                                         WHERE w.person_id = l.person_id AND w.won AND v.community_id = :communityId),
                                        '-infinity')
            GROUP BY l.person_id
            """)
    @RegisterConstructorMapper(Lost.class)
    List<Lost> lost(UUID communityId, Collection<UUID> people);

    @SqlQuery(
            "SELECT event_id, person_id, weight, place, won FROM lots WHERE event_id = :eventId ORDER BY place, person_id")
    @RegisterConstructorMapper(Lot.class)
    List<Lot> ofEvent(UUID eventId);

    @SqlQuery("""
            SELECT e.title AS event, l.weight, l.won, l.drawn_at FROM lots l JOIN events e ON e.id = l.event_id
            WHERE l.person_id = :personId ORDER BY l.drawn_at, e.id
            """)
    @RegisterConstructorMapper(Told.class)
    List<Told> ofPerson(UUID personId);

    @SqlUpdate("DELETE FROM lots WHERE person_id = :personId")
    void erase(UUID personId);

    @SqlUpdate("""
            DELETE FROM lots l USING events e
            WHERE l.person_id = :personId AND e.id = l.event_id AND e.community_id = :communityId
            """)
    void eraseIn(UUID communityId, UUID personId);

    /** Of two lots for one event the better one stays. */
    @SqlUpdate("""
            INSERT INTO lots AS l (event_id, person_id, weight, place, won, drawn_at)
            SELECT event_id, :keep, weight, place, won, drawn_at FROM lots WHERE person_id = :gone
            ON CONFLICT (event_id, person_id) DO UPDATE SET won = l.won OR excluded.won
            """)
    void copy(UUID keep, UUID gone);
}
