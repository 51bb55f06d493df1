package io.rondo.role;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code role_grants} when two people or two communities become one; what the one who stays has stays as it is. */
public interface RoleJoiningStore {

    @SqlUpdate("""
            UPDATE role_grants g SET person_id = :keep
            WHERE person_id = :gone AND NOT EXISTS (
                SELECT 1 FROM role_grants own
                WHERE own.community_id = g.community_id AND own.person_id = :keep AND own.role_id = g.role_id)
            """)
    void movePerson(UUID keep, UUID gone);

    @SqlQuery("SELECT role_id FROM role_grants WHERE person_id = :personId ORDER BY role_id")
    List<String> rolesOf(UUID personId);

    @SqlUpdate("DELETE FROM role_grants WHERE person_id = :personId AND community_id = :communityId")
    void removePersonIn(UUID communityId, UUID personId);

    @SqlUpdate("DELETE FROM role_grants WHERE person_id = :gone")
    void removePerson(UUID gone);

    @SqlUpdate("""
            UPDATE role_grants g SET community_id = :keep
            WHERE community_id = :gone AND NOT EXISTS (
                SELECT 1 FROM role_grants own
                WHERE own.community_id = :keep AND own.person_id = g.person_id AND own.role_id = g.role_id)
            """)
    void moveCommunity(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM role_grants WHERE community_id = :gone")
    void removeCommunity(UUID gone);
}
