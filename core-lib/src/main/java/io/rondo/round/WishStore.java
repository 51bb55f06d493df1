package io.rondo.round;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code pair_wishes}. */
@RegisterConstructorMapper(Wishes.Wish.class)
public interface WishStore {

    @SqlQuery(
            "SELECT person_a, person_b, wished FROM pair_wishes WHERE event_id = :eventId ORDER BY person_a, person_b")
    List<Wishes.Wish> ofEvent(UUID eventId);

    @SqlUpdate("""
            INSERT INTO pair_wishes (event_id, person_a, person_b, wished)
            VALUES (:eventId, least(:one, :other), greatest(:one, :other), :wished)
            ON CONFLICT (event_id, person_a, person_b) DO UPDATE SET wished = excluded.wished
            """)
    void put(UUID eventId, UUID one, UUID other, boolean wished);

    @SqlUpdate("""
            DELETE FROM pair_wishes
            WHERE event_id = :eventId AND person_a = least(:one, :other) AND person_b = greatest(:one, :other)
            """)
    int remove(UUID eventId, UUID one, UUID other);

    @SqlUpdate("DELETE FROM pair_wishes WHERE person_a = :personId OR person_b = :personId")
    void forget(UUID personId);

    @SqlUpdate("""
            DELETE FROM pair_wishes w USING events e
            WHERE e.id = w.event_id AND e.community_id = :communityId AND (w.person_a = :personId OR w.person_b = :personId)
            """)
    void forgetIn(UUID communityId, UUID personId);

    /** Two people have become one: nobody is wished to meet themselves, and of two wishes about the same pair the kept one's stays. */
    @SqlUpdate("""
            WITH gone_wishes AS (
                DELETE FROM pair_wishes WHERE person_a = :gone OR person_b = :gone RETURNING *),
            moved AS (
                SELECT event_id, CASE WHEN person_a = :gone THEN person_b ELSE person_a END AS partner, wished
                FROM gone_wishes)
            INSERT INTO pair_wishes (event_id, person_a, person_b, wished)
            SELECT event_id, least(:keep, partner), greatest(:keep, partner), wished FROM moved WHERE partner <> :keep
            ON CONFLICT DO NOTHING
            """)
    void join(UUID keep, UUID gone);
}
