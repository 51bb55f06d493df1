package io.rondo.quest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code completions}. */
@RegisterConstructorMapper(CompletionStore.CompletionRow.class)
@RegisterConstructorMapper(CompletionStore.BadgeRow.class)
public interface CompletionStore {

    String COMPLETION = """
            SELECT c.id, c.quest_id, q.community_id, q.name, c.person_id, c.cycle, c.rewards::text AS rewards,
                   c.completed_at, c.claimed_at
            FROM completions c JOIN quests q ON q.id = c.quest_id
            """;

    /** A completion as the columns of its row, with its quest's name. */
    record CompletionRow(
            UUID id,
            UUID questId,
            UUID communityId,
            String name,
            UUID personId,
            int cycle,
            String rewards,
            Instant completedAt,
            Optional<Instant> claimedAt) {}

    /** A badge, and when it was won. */
    record BadgeRow(String badge, String quest, Instant claimedAt) {}

    /** The new completion's id; empty when the cycle is completed already. */
    @SqlQuery("""
            INSERT INTO completions (quest_id, person_id, cycle, version, rewards, completed_at)
            VALUES (:questId, :personId, :cycle, :version, :rewards::jsonb, :now)
            ON CONFLICT (quest_id, person_id, cycle) DO NOTHING RETURNING id
            """)
    Optional<UUID> add(UUID questId, UUID personId, int cycle, int version, String rewards, Instant now);

    @SqlQuery(
            "SELECT EXISTS (SELECT FROM completions WHERE quest_id = :questId AND person_id = :personId AND cycle = :cycle)")
    boolean has(UUID questId, UUID personId, int cycle);

    /** The completion that is claimed by this alone; empty when it is not theirs, or claimed already. */
    @SqlQuery("""
            UPDATE completions c SET claimed_at = :now FROM quests q
            WHERE c.id = :id AND c.person_id = :personId AND c.claimed_at IS NULL AND q.id = c.quest_id
            RETURNING c.id, c.quest_id, q.community_id, q.name, c.person_id, c.cycle, c.rewards::text AS rewards,
                      c.completed_at, c.claimed_at
            """)
    Optional<CompletionRow> claim(UUID id, UUID personId, Instant now);

    @SqlQuery(COMPLETION + "WHERE c.id = :id")
    Optional<CompletionRow> find(UUID id);

    @SqlQuery(COMPLETION + """
            WHERE c.person_id = :personId AND q.community_id = :communityId AND c.claimed_at IS NULL
            ORDER BY c.completed_at, c.id
            """)
    List<CompletionRow> unclaimed(UUID communityId, UUID personId);

    @SqlQuery(COMPLETION + """
            WHERE c.person_id = :personId AND q.community_id = :communityId AND c.claimed_at IS NOT NULL
              AND c.taken_back_at IS NULL
            ORDER BY c.claimed_at DESC LIMIT 25
            """)
    List<CompletionRow> claimed(UUID communityId, UUID personId);

    /** 0 when it was taken back already, or never claimed. */
    @SqlUpdate("""
            UPDATE completions SET taken_back_at = :now
            WHERE id = :id AND claimed_at IS NOT NULL AND taken_back_at IS NULL
            """)
    int takeBack(UUID id, Instant now);

    @SqlQuery("""
            SELECT EXISTS (SELECT FROM completions c JOIN quests q ON q.id = c.quest_id
                WHERE c.person_id = :personId AND q.community_id = :communityId AND lower(q.name) = lower(:name))
            """)
    boolean hasCompleted(UUID communityId, UUID personId, String name);

    @SqlQuery("""
            SELECT c.rewards->>'badge' AS badge, min(q.name) AS quest, min(c.claimed_at) AS claimed_at
            FROM completions c JOIN quests q ON q.id = c.quest_id
            WHERE c.person_id = :personId AND q.community_id = :communityId AND c.claimed_at IS NOT NULL
              AND c.taken_back_at IS NULL AND c.rewards->>'badge' IS NOT NULL
            GROUP BY 1 ORDER BY 3
            """)
    List<BadgeRow> badges(UUID communityId, UUID personId);
}
