package io.rondo.mirror;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code event_role_holders}. */
public interface HolderStore {

    /** Somebody who has an event's role. */
    record Holder(UUID personId, String roleId) {}

    /** Those who had no such row. */
    @SqlQuery("""
            INSERT INTO event_role_holders (event_id, person_id, role_id)
            SELECT :eventId, p, :roleId FROM unnest(CAST(:people AS uuid[])) AS p ON CONFLICT DO NOTHING
            RETURNING person_id
            """)
    List<UUID> add(UUID eventId, String roleId, Collection<UUID> people);

    @SqlQuery("""
            DELETE FROM event_role_holders
            WHERE event_id = :eventId AND NOT (role_id = :roleId AND person_id = ANY(CAST(:people AS uuid[])))
            RETURNING person_id, role_id
            """)
    @RegisterConstructorMapper(Holder.class)
    List<Holder> removeAllBut(UUID eventId, String roleId, Collection<UUID> people);

    /** Whether another event gives them the same role. */
    @SqlQuery("""
            SELECT EXISTS (SELECT 1 FROM event_role_holders WHERE person_id = :personId AND role_id = :roleId)
            """)
    boolean hasOtherwise(UUID personId, String roleId);

    @SqlQuery("""
            SELECT e.title FROM event_role_holders h JOIN events e ON e.id = h.event_id
            WHERE h.person_id = :personId ORDER BY e.starts_at, e.id
            """)
    List<String> eventsOf(UUID personId);

    @SqlUpdate("DELETE FROM event_role_holders WHERE person_id = :personId")
    void erase(UUID personId);

    @SqlUpdate("""
            DELETE FROM event_role_holders h USING events e
            WHERE h.person_id = :personId AND e.id = h.event_id AND e.community_id = :communityId
            """)
    void eraseIn(UUID communityId, UUID personId);

    @SqlUpdate("""
            INSERT INTO event_role_holders (event_id, person_id, role_id)
            SELECT event_id, :keep, role_id FROM event_role_holders WHERE person_id = :gone ON CONFLICT DO NOTHING
            """)
    void copy(UUID keep, UUID gone);
}
