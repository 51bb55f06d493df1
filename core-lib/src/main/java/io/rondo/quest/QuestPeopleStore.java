package io.rondo.quest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of this room as people become one, communities unite, or somebody wants to see or erase what is kept. */
@RegisterConstructorMapper(QuestPeopleStore.Unpaid.class)
@RegisterConstructorMapper(QuestPeopleStore.Done.class)
@RegisterConstructorMapper(QuestPeopleStore.Days.class)
public interface QuestPeopleStore {

    /** Cycles that are full without a completion. */
    record Unpaid(UUID questId, int cycle) {}

    /** A completion for its owner's eyes. */
    record Done(String quest, Instant completedAt, Optional<Instant> claimedAt) {}

    /** Check-ins for their owner's eyes. */
    record Days(String community, int days, int run, int best) {}

    @SqlQuery("""
            SELECT count(*) FROM (SELECT FROM quest_progress WHERE person_id IN (:one, :other)
                ORDER BY quest_id, person_id FOR UPDATE) locked
            """)
    long lock(UUID one, UUID other);

    @SqlUpdate("""
            INSERT INTO quest_unlocks AS u (person_id, quest_id, unlocked_at)
            SELECT :keep, quest_id, unlocked_at FROM quest_unlocks WHERE person_id = :gone
            ON CONFLICT (person_id, quest_id) DO UPDATE SET unlocked_at = least(u.unlocked_at, excluded.unlocked_at)
            """)
    void joinUnlocks(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM quest_unlocks WHERE person_id = :gone")
    void removeUnlocks(UUID gone);

    /** After those of the one who stays, as far as the quest allows; the rest stays with the old id. */
    @SqlUpdate("""
            UPDATE completions g SET person_id = :keep, cycle = g.cycle + before.cycles
            FROM (SELECT q.id AS quest_id, (v.definition->'rule'->>'duplication')::integer AS most,
                         (SELECT coalesce(max(cycle), 0) FROM completions
                          WHERE quest_id = q.id AND person_id = :keep) AS cycles
                  FROM quests q JOIN quest_versions v ON v.quest_id = q.id AND v.version = q.version
                  WHERE q.id IN (SELECT quest_id FROM completions WHERE person_id = :gone)) before
            WHERE g.person_id = :gone AND g.quest_id = before.quest_id AND g.cycle + before.cycles <= before.most
            """)
    void joinCompletions(UUID keep, UUID gone);

    /** What both had and nobody claimed there is one too many of. */
    @SqlUpdate("DELETE FROM completions WHERE person_id = :gone AND claimed_at IS NULL")
    void removeUnclaimed(UUID gone);

    @SqlUpdate("DELETE FROM quest_progress WHERE person_id IN (:one, :other)")
    void removeProgress(UUID one, UUID other);

    @SqlUpdate("DELETE FROM quest_periods WHERE person_id IN (:one, :other)")
    void removePeriods(UUID one, UUID other);

    @SqlUpdate("DELETE FROM check_ins WHERE person_id IN (:one, :other)")
    void removeCheckIns(UUID one, UUID other);

    @SqlQuery("""
            SELECT p.quest_id, cycle FROM quest_progress p JOIN quests q ON q.id = p.quest_id,
                 generate_series(1, p.cycles) AS cycle
            WHERE p.person_id = :personId AND q.supply IS NULL AND q.status = 'LIVE' AND NOT EXISTS (
                SELECT FROM completions c
                WHERE c.quest_id = p.quest_id AND c.person_id = p.person_id AND c.cycle = cycle.cycle)
            ORDER BY p.quest_id, cycle
            """)
    List<Unpaid> unpaid(UUID personId);

    @SqlUpdate("""
            INSERT INTO weekly_scores AS s (community_id, week, person_id, xp)
            SELECT community_id, week, :keep, xp FROM weekly_scores WHERE person_id = :gone
            ON CONFLICT (person_id, community_id, week) DO UPDATE SET xp = s.xp + excluded.xp
            """)
    void joinScores(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM weekly_scores WHERE person_id = :gone")
    void removeScores(UUID gone);

    @SqlUpdate("""
            INSERT INTO leaderboard_hidden (community_id, person_id)
            SELECT community_id, :keep FROM leaderboard_hidden WHERE person_id = :gone ON CONFLICT DO NOTHING
            """)
    void joinHidden(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM leaderboard_hidden WHERE person_id = :gone")
    void removeHidden(UUID gone);

    /** Names that quests of both have, of those that are not archived. */
    @SqlQuery("""
            SELECT k.name FROM quests k JOIN quests g ON lower(g.name) = lower(k.name)
            WHERE k.community_id = :keep AND g.community_id = :gone AND k.status <> 'ARCHIVED' AND g.status <> 'ARCHIVED'
            ORDER BY 1
            """)
    List<String> sameNames(UUID keep, UUID gone);

    @SqlUpdate("UPDATE quests SET community_id = :keep WHERE community_id = :gone")
    void moveQuests(UUID keep, UUID gone);

    @SqlUpdate("""
            INSERT INTO quest_periods (person_id, subject, period, until)
            SELECT person_id, :keep, period, until FROM quest_periods
            WHERE subject = :gone AND person_id IN (SELECT person_id FROM check_ins WHERE community_id = :gone)
            ON CONFLICT DO NOTHING
            """)
    void unitePeriods(UUID keep, UUID gone);

    @SqlUpdate("""
            DELETE FROM quest_periods
            WHERE subject = :gone AND person_id IN (SELECT person_id FROM check_ins WHERE community_id = :gone)
            """)
    void removePeriodsOf(UUID gone);

    @SqlQuery("DELETE FROM check_ins WHERE community_id = :gone RETURNING person_id")
    List<UUID> removeCheckInsOf(UUID gone);

    @SqlUpdate("""
            INSERT INTO weekly_scores AS s (community_id, week, person_id, xp)
            SELECT :keep, week, person_id, xp FROM weekly_scores WHERE community_id = :gone
            ON CONFLICT (person_id, community_id, week) DO UPDATE SET xp = s.xp + excluded.xp
            """)
    void uniteScores(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM weekly_scores WHERE community_id = :gone")
    void removeScoresOf(UUID gone);

    @SqlUpdate("""
            INSERT INTO leaderboard_hidden (community_id, person_id)
            SELECT :keep, person_id FROM leaderboard_hidden WHERE community_id = :gone ON CONFLICT DO NOTHING
            """)
    void uniteHidden(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM leaderboard_hidden WHERE community_id = :gone")
    void removeHiddenOf(UUID gone);

    @SqlUpdate("DELETE FROM level_curves WHERE community_id = :gone")
    void removeCurve(UUID gone);

    @SqlUpdate("DELETE FROM quest_zones WHERE community_id = :gone")
    void removeZones(UUID gone);

    @SqlQuery("""
            SELECT q.name AS quest, c.completed_at, c.claimed_at FROM completions c JOIN quests q ON q.id = c.quest_id
            WHERE c.person_id = :personId ORDER BY c.completed_at
            """)
    List<Done> done(UUID personId);

    @SqlQuery("""
            SELECT c.name AS community, d.days, d.run, d.best FROM check_ins d JOIN communities c ON c.id = d.community_id
            WHERE d.person_id = :personId ORDER BY 1
            """)
    List<Days> days(UUID personId);

    /** Nobody counts what an erased person did any more. */
    @SqlUpdate("""
            UPDATE domain_events SET counted_at = NULL
            WHERE person_id IN (SELECT id FROM people WHERE id = :personId OR alias_of = :personId)
              AND counted_at IS NOT NULL AND (cast(:communityId AS uuid) IS NULL OR community_id = :communityId)
            """)
    void uncount(UUID personId, Optional<UUID> communityId);

    @SqlUpdate("""
            DELETE FROM completions
            WHERE person_id IN (SELECT id FROM people WHERE id = :personId OR alias_of = :personId)
              AND (cast(:communityId AS uuid) IS NULL
                   OR quest_id IN (SELECT id FROM quests WHERE community_id = :communityId))
            """)
    void removeCompletions(UUID personId, Optional<UUID> communityId);

    @SqlUpdate("""
            DELETE FROM quest_progress
            WHERE person_id = :personId AND quest_id IN (SELECT id FROM quests WHERE community_id = :communityId)
            """)
    void removeProgressIn(UUID personId, UUID communityId);

    @SqlUpdate("""
            DELETE FROM quest_periods
            WHERE person_id = :personId AND (subject = :communityId
                OR subject IN (SELECT id FROM quests WHERE community_id = :communityId))
            """)
    void removePeriodsIn(UUID personId, UUID communityId);

    @SqlUpdate("DELETE FROM check_ins WHERE person_id = :personId AND community_id = :communityId")
    void removeCheckInsIn(UUID personId, UUID communityId);

    @SqlUpdate("""
            DELETE FROM quest_unlocks
            WHERE person_id = :personId AND quest_id IN (SELECT id FROM quests WHERE community_id = :communityId)
            """)
    void removeUnlocksIn(UUID personId, UUID communityId);

    @SqlUpdate("DELETE FROM weekly_scores WHERE person_id = :personId AND community_id = :communityId")
    void removeScoresIn(UUID personId, UUID communityId);

    @SqlUpdate("DELETE FROM leaderboard_hidden WHERE person_id = :personId AND community_id = :communityId")
    void removeHiddenIn(UUID personId, UUID communityId);
}
