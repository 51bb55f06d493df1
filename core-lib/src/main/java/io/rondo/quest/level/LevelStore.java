package io.rondo.quest.level;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code level_curves}, {@code weekly_scores} and {@code leaderboard_hidden}. */
@RegisterConstructorMapper(LevelCurve.class)
@RegisterConstructorMapper(LevelStore.Score.class)
public interface LevelStore {

    /** What somebody has. */
    record Score(UUID personId, long xp) {}

    @SqlQuery("SELECT base, step FROM level_curves WHERE community_id = :communityId")
    Optional<LevelCurve> curve(UUID communityId);

    @SqlUpdate("""
            INSERT INTO level_curves (community_id, base, step) VALUES (:communityId, :base, :step)
            ON CONFLICT (community_id) DO UPDATE SET base = excluded.base, step = excluded.step
            """)
    void curve(UUID communityId, int base, int step);

    @SqlUpdate("""
            INSERT INTO weekly_scores AS s (community_id, week, person_id, xp) VALUES (:communityId, :week, :personId, :xp)
            ON CONFLICT (person_id, community_id, week) DO UPDATE SET xp = s.xp + excluded.xp
            """)
    void score(UUID communityId, Instant week, UUID personId, long xp);

    @SqlQuery("""
            SELECT person_id, xp FROM weekly_scores
            WHERE community_id = :communityId AND week = :week AND xp > 0 AND NOT person_id = ANY(:hidden)
            ORDER BY xp DESC, person_id LIMIT :limit
            """)
    List<Score> ofWeek(UUID communityId, Instant week, List<UUID> hidden, int limit);

    @SqlQuery("""
            SELECT count(*) FROM weekly_scores
            WHERE community_id = :communityId AND week = :week AND xp > :xp AND NOT person_id = ANY(:hidden)
            """)
    long moreThan(UUID communityId, Instant week, List<UUID> hidden, long xp);

    @SqlQuery("""
            SELECT coalesce((SELECT xp FROM weekly_scores
                WHERE community_id = :communityId AND week = :week AND person_id = :personId), 0)
            """)
    long own(UUID communityId, Instant week, UUID personId);

    /** Those just above somebody, the nearest first. */
    @SqlQuery("""
            SELECT person_id, xp FROM weekly_scores
            WHERE community_id = :communityId AND week = :week
              AND (xp > :xp OR xp = :xp AND person_id < :personId) AND NOT person_id = ANY(:hidden)
            ORDER BY xp, person_id DESC LIMIT :limit
            """)
    List<Score> above(UUID communityId, Instant week, List<UUID> hidden, long xp, UUID personId, int limit);

    /** Those just below somebody, the nearest first. */
    @SqlQuery("""
            SELECT person_id, xp FROM weekly_scores
            WHERE community_id = :communityId AND week = :week AND xp > 0
              AND (xp < :xp OR xp = :xp AND person_id > :personId) AND NOT person_id = ANY(:hidden)
            ORDER BY xp DESC, person_id LIMIT :limit
            """)
    List<Score> below(UUID communityId, Instant week, List<UUID> hidden, long xp, UUID personId, int limit);

    @SqlQuery("SELECT person_id FROM leaderboard_hidden WHERE community_id = :communityId")
    List<UUID> hidden(UUID communityId);

    @SqlQuery("""
            SELECT EXISTS (SELECT FROM leaderboard_hidden WHERE community_id = :communityId AND person_id = :personId)
            """)
    boolean isHidden(UUID communityId, UUID personId);

    @SqlUpdate("""
            INSERT INTO leaderboard_hidden (community_id, person_id) VALUES (:communityId, :personId)
            ON CONFLICT DO NOTHING
            """)
    void hide(UUID communityId, UUID personId);

    @SqlUpdate("DELETE FROM leaderboard_hidden WHERE community_id = :communityId AND person_id = :personId")
    void show(UUID communityId, UUID personId);
}
