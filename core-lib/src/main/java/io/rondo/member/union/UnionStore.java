package io.rondo.member.union;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of the members' room, as two communities become one or a chat leaves one. */
public interface UnionStore {

    /** Locks both, in the order of their ids. */
    @SqlQuery(
            "SELECT count(*) FROM (SELECT id FROM communities WHERE id IN (:one, :other) ORDER BY id FOR UPDATE) both_rows")
    int lock(UUID one, UUID other);

    @SqlQuery("SELECT count(*) FROM members WHERE community_id = :id")
    int countMembers(UUID id);

    /** Who is in both keeps the greater role; who was excluded from either is excluded. */
    @SqlUpdate("""
            INSERT INTO members AS m (community_id, person_id, role, times_left_out, joined_at, excluded_at)
            SELECT :keep, person_id, role, times_left_out, joined_at, excluded_at FROM members WHERE community_id = :gone
            ON CONFLICT (community_id, person_id) DO UPDATE
            SET role = CASE WHEN 'ADMIN' IN (m.role, excluded.role) THEN 'ADMIN'
                            WHEN 'MODERATOR' IN (m.role, excluded.role) THEN 'MODERATOR' ELSE 'PLAYER' END,
                times_left_out = greatest(m.times_left_out, excluded.times_left_out),
                joined_at = least(m.joined_at, excluded.joined_at),
                excluded_at = least(m.excluded_at, excluded.excluded_at)
            """)
    void uniteMembers(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM members WHERE community_id = :gone")
    void removeMembers(UUID gone);

    @SqlUpdate("UPDATE chats SET community_id = :keep WHERE community_id = :gone")
    void moveChats(UUID keep, UUID gone);

    @SqlUpdate("UPDATE people SET current_community = :keep WHERE current_community = :gone")
    void moveCurrent(UUID keep, UUID gone);

    /** The old id stands for the community that it went into, and so does every id that stood for it. */
    @SqlUpdate("UPDATE communities SET merged_into = :keep WHERE id = :gone OR merged_into = :gone")
    void merged(UUID keep, UUID gone);

    /** A community for a chat that leaves: called like the chat, set up like the one that it was part of. */
    @SqlQuery("""
            INSERT INTO communities (name, language, zone, greeting, colour, event_makers, admits_minors, minimum_age,
                features, created_at, set_up_at, setup_step)
            SELECT :name, language, zone, greeting, colour, event_makers, admits_minors, minimum_age,
                features, :now, set_up_at, setup_step
            FROM communities WHERE id = :from
            RETURNING id
            """)
    UUID likeThat(UUID from, String name, Instant now);

    /** Leaving is no way around an exclusion. */
    @SqlUpdate("""
            INSERT INTO members (community_id, person_id, joined_at, excluded_at)
            SELECT :to, person_id, joined_at, excluded_at FROM members
            WHERE community_id = :from AND excluded_at IS NOT NULL
            """)
    void copyExcluded(UUID from, UUID to);

    @SqlUpdate("UPDATE chats SET community_id = :to, joined_at = :now WHERE id = :chatId")
    void moveChat(UUID chatId, UUID to, Instant now);

    @SqlUpdate("""
            INSERT INTO exclusion_marks (community_id, digest, excluded_at, erase_at)
            SELECT :keep, digest, excluded_at, erase_at FROM exclusion_marks WHERE community_id = :gone
            ON CONFLICT DO NOTHING
            """)
    void copyExclusionMarks(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM exclusion_marks WHERE community_id = :gone")
    void removeExclusionMarks(UUID gone);
}
