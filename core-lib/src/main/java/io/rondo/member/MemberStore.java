package io.rondo.member;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code members}, and what platforms say of people's rights in {@code chat_roles}. */
@RegisterConstructorMapper(MemberStore.Standing.class)
@RegisterConstructorMapper(MemberStore.Found.class)
public interface MemberStore {

    /**
     * What a person is in a community.
     *
     * @param given the role given here
     * @param byPlatform the roles that platforms give them in the community's chats
     */
    record Standing(UUID personId, String given, List<String> byPlatform, boolean excluded, int timesLeftOut) {}

    /** A member who may be the one that was meant. */
    record Found(UUID personId, String name, boolean byUsername) {}

    String STANDING = """
            SELECT m.person_id, m.role AS given, m.excluded_at IS NOT NULL AS excluded, m.times_left_out,
                   ARRAY(SELECT r.role FROM chat_roles r
                         JOIN chats c ON c.id = r.chat_id AND c.left_at IS NULL
                         JOIN accounts a ON a.id = r.account_id
                         WHERE c.community_id = m.community_id AND a.person_id = m.person_id) AS by_platform
            FROM members m
            """;

    /** Looks first: whoever is a member already, as nearly always, takes no lock. */
    @SqlUpdate("""
            INSERT INTO members (community_id, person_id, joined_at)
            SELECT :communityId, :personId, :now
            WHERE NOT EXISTS (SELECT 1 FROM members WHERE community_id = :communityId AND person_id = :personId)
            ON CONFLICT DO NOTHING
            """)
    void join(UUID communityId, UUID personId, Instant now);

    @SqlQuery(STANDING + "WHERE m.community_id = :communityId AND m.person_id = :personId")
    Optional<Standing> standing(UUID communityId, UUID personId);

    /** Reads all of a community's members: asked for a report or a list, not for a press. */
    @SqlQuery(STANDING + "WHERE m.community_id = :communityId ORDER BY m.joined_at, m.person_id")
    List<Standing> standings(UUID communityId);

    @SqlQuery("SELECT community_id FROM members WHERE person_id = :personId ORDER BY joined_at, community_id")
    List<UUID> communitiesOf(UUID personId);

    @SqlUpdate("UPDATE members SET role = :role WHERE community_id = :communityId AND person_id = :personId")
    void role(UUID communityId, UUID personId, String role);

    @SqlUpdate("""
            UPDATE members SET excluded_at = coalesce(excluded_at, :now)
            WHERE community_id = :communityId AND person_id = :personId
            """)
    void exclude(UUID communityId, UUID personId, Instant now);

    @SqlUpdate("UPDATE members SET excluded_at = NULL WHERE community_id = :communityId AND person_id = :personId")
    void readmit(UUID communityId, UUID personId);

    @SqlUpdate("DELETE FROM members WHERE person_id = :personId")
    void leaveAll(UUID personId);

    @SqlUpdate("""
            DELETE FROM members WHERE community_id = :communityId AND person_id = :personId AND excluded_at IS NULL
            """)
    void leave(UUID communityId, UUID personId);

    @SqlUpdate("""
            UPDATE members SET role = 'PLAYER', times_left_out = 0
            WHERE community_id = :communityId AND person_id = :personId
            """)
    void resetStanding(UUID communityId, UUID personId);

    @SqlUpdate("""
            INSERT INTO chat_roles (chat_id, account_id, role) VALUES (:chatId, :accountId, :role)
            ON CONFLICT (chat_id, account_id) DO UPDATE SET role = excluded.role WHERE chat_roles.role <> excluded.role
            """)
    void chatRole(UUID chatId, UUID accountId, String role);

    @SqlUpdate("DELETE FROM chat_roles WHERE chat_id = :chatId AND account_id = :accountId")
    void noChatRole(UUID chatId, UUID accountId);

    @SqlUpdate("""
            DELETE FROM chat_roles
            WHERE account_id IN (SELECT id FROM accounts WHERE person_id = :personId)
              AND chat_id IN (SELECT id FROM chats WHERE community_id = :communityId)
            """)
    void noChatRolesIn(UUID communityId, UUID personId);

    @SqlUpdate("DELETE FROM chat_roles WHERE account_id IN (SELECT id FROM accounts WHERE person_id = :personId)")
    void noChatRoles(UUID personId);

    @SqlUpdate("""
            UPDATE members SET times_left_out = times_left_out + 1
            WHERE community_id = :communityId AND person_id = ANY(:personIds)
            """)
    void leftOut(UUID communityId, Collection<UUID> personIds);

    @SqlUpdate("""
            UPDATE members SET times_left_out = 0
            WHERE community_id = :communityId AND person_id = ANY(:personIds) AND times_left_out > 0
            """)
    void placed(UUID communityId, Collection<UUID> personIds);

    @SqlQuery(STANDING + "WHERE m.community_id = :communityId AND m.person_id = ANY(:personIds)")
    List<Standing> standings(UUID communityId, Collection<UUID> personIds);

    /** Compares with every member of the community: its primary key finds them, a name has no index of its own. */
    @SqlQuery("""
            SELECT DISTINCT p.id AS person_id, p.name,
                   coalesce(lower(a.username) = lower(:name) OR a.external_id = :externalId, false) AS by_username
            FROM members m
            JOIN people p ON p.id = m.person_id
            JOIN accounts a ON a.person_id = p.id
            WHERE m.community_id = :communityId
              AND (lower(p.name) = lower(:name) OR lower(a.name) = lower(:name) OR lower(a.username) = lower(:name)
                   OR a.external_id = :externalId)
            """)
    List<Found> find(UUID communityId, String name, Optional<String> externalId);

    @SqlQuery("""
            SELECT DISTINCT p.id AS person_id, p.name, false AS by_username
            FROM members m
            JOIN people p ON p.id = m.person_id
            JOIN accounts a ON a.person_id = p.id
            WHERE m.community_id = :communityId AND m.excluded_at IS NULL
              AND (starts_with(lower(p.name), lower(:typed)) OR starts_with(lower(a.username), lower(:typed)))
            ORDER BY p.name, p.id LIMIT :most
            """)
    List<Found> suggest(UUID communityId, String typed, int most);

    @SqlUpdate("""
            INSERT INTO members (community_id, person_id, role, joined_at, excluded_at)
            SELECT :to, person_id, role, joined_at, excluded_at FROM members WHERE community_id = :from
            ON CONFLICT DO NOTHING
            """)
    void copyMembers(UUID from, UUID to);

    @SqlQuery("SELECT joined_at FROM members WHERE community_id = :communityId AND person_id = :personId")
    Optional<Instant> joinedAt(UUID communityId, UUID personId);
}
