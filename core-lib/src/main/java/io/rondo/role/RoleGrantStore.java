package io.rondo.role;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code role_grants}. */
@RegisterConstructorMapper(RoleGrant.class)
public interface RoleGrantStore {

    /** Not due before the bot has the message, but in the end all the same. */
    @SqlQuery("""
            INSERT INTO role_grants AS g (community_id, person_id, role_id, wanted, reason, asked_at, due_at)
            VALUES (:communityId, :personId, :roleId, :wanted, :reason, :now, :atTheLatest)
            ON CONFLICT (community_id, person_id, role_id) DO UPDATE
            SET wanted = excluded.wanted, reason = excluded.reason, version = g.version + 1, state = 'ASKED', refusal = NULL,
                attempts = 0, asked_at = excluded.asked_at, due_at = excluded.due_at, settled_at = NULL
            RETURNING version
            """)
    long want(
            UUID communityId,
            UUID personId,
            String roleId,
            boolean wanted,
            String reason,
            Instant now,
            Instant atTheLatest);

    @SqlUpdate("""
            UPDATE role_grants SET due_at = :now, reply_to = :replyTo, correlation = :correlation
            WHERE community_id = :communityId AND person_id = :personId AND role_id = :roleId
              AND version = :version AND state = 'ASKED'
            """)
    void due(
            UUID communityId,
            UUID personId,
            String roleId,
            long version,
            Optional<String> replyTo,
            UUID correlation,
            Instant now);

    @SqlQuery("""
            UPDATE role_grants g SET due_at = :lease, attempts = attempts + 1
            FROM (SELECT community_id, person_id, role_id FROM role_grants
                  WHERE state = 'ASKED' AND due_at <= :now ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED) AS due
            WHERE g.community_id = due.community_id AND g.person_id = due.person_id AND g.role_id = due.role_id
            RETURNING g.community_id, g.person_id, g.role_id, g.wanted, g.reason, g.version, g.attempts
            """)
    List<RoleGrant> claim(Instant now, Instant lease, int limit);

    /** Where its answer goes, if the wish still stands; the row is settled with it. */
    @SqlQuery("""
            UPDATE role_grants SET state = :state, refusal = :refusal, settled_at = :now
            WHERE community_id = :communityId AND person_id = :personId AND role_id = :roleId
              AND version = :version AND state = 'ASKED'
            RETURNING coalesce(reply_to, '')
            """)
    Optional<String> settle(
            UUID communityId,
            UUID personId,
            String roleId,
            long version,
            String state,
            Optional<String> refusal,
            Instant now);

    @SqlUpdate("""
            UPDATE role_grants SET due_at = :due
            WHERE community_id = :communityId AND person_id = :personId AND role_id = :roleId AND version = :version
            """)
    void postpone(UUID communityId, UUID personId, String roleId, long version, Instant due);

    @SqlUpdate("""
            UPDATE role_grants SET state = 'ASKED', refusal = NULL, attempts = 0, due_at = :now, settled_at = NULL
            WHERE person_id = :personId AND wanted AND state <> 'ASKED' AND settled_at < :joinedAt
            """)
    int askAgain(UUID personId, Instant joinedAt, Instant now);

    @SqlQuery("""
            SELECT EXISTS (SELECT FROM role_grants
                WHERE community_id = :communityId AND person_id = :personId AND role_id = :roleId
                  AND wanted AND state = 'DONE')
            """)
    boolean has(UUID communityId, UUID personId, String roleId);
}
