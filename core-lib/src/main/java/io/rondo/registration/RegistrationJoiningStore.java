package io.rondo.registration;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code registrations} when two people become one. */
public interface RegistrationJoiningStore {

    /** A place in an event that is about to begin or under way. */
    record Place(UUID eventId, String title, boolean running, int places) {}

    @SqlQuery("""
            SELECT DISTINCT e.id FROM registrations r JOIN events e ON e.id = r.event_id
            WHERE r.person_id IN (:one, :other) AND e.state < 4 ORDER BY e.id
            """)
    List<UUID> eventsAhead(UUID one, UUID other);

    @SqlQuery("SELECT id FROM registrations WHERE person_id IN (:one, :other) ORDER BY id FOR NO KEY UPDATE")
    List<UUID> lock(UUID one, UUID other);

    @SqlQuery("""
            SELECT e.id AS event_id, e.title, e.state = 3 AS running, count(*) AS places
            FROM registrations r JOIN events e ON e.id = r.event_id
            WHERE r.person_id IN (:one, :other) AND e.state IN (2, 3) AND r.state = 'CONFIRMED'
            GROUP BY e.id ORDER BY e.starts_at, e.id
            """)
    @RegisterConstructorMapper(Place.class)
    List<Place> underWay(UUID one, UUID other);

    /** Where both have a place in the same event, the worse of the two goes; of two alike the later one. */
    @SqlQuery("""
            DELETE FROM registrations WHERE id IN (
                SELECT (array_agg(r.id ORDER BY array_position(:best, r.state), r.registered_at, r.id))[2]
                FROM registrations r WHERE r.person_id IN (:keep, :gone)
                GROUP BY r.event_id HAVING count(*) = 2)
            RETURNING *
            """)
    @RegisterConstructorMapper(Registration.class)
    List<Registration> removeWorse(UUID keep, UUID gone, List<String> best);

    @SqlUpdate("UPDATE registrations SET person_id = :keep WHERE person_id = :gone")
    void move(UUID keep, UUID gone);

    @SqlUpdate("UPDATE registrations SET account_id = :remaining WHERE person_id = :stays AND account_id = :leaving")
    void writeTo(UUID stays, UUID leaving, UUID remaining);
}
