package io.rondo.quest;

import io.rondo.quest.rule.Period;
import io.rondo.quest.rule.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of what was counted: {@code domain_events}, {@code quest_periods}, {@code quest_progress} and {@code check_ins}. */
@RegisterConstructorMapper(ProgressStore.ProgressRow.class)
@RegisterConstructorMapper(ProgressStore.Counted.class)
@RegisterConstructorMapper(ProgressStore.CheckInRow.class)
@RegisterConstructorMapper(Period.class)
public interface ProgressStore {

    /** Progress as the columns of its row. */
    record ProgressRow(
            UUID questId,
            long counted,
            int cycles,
            long inCycle,
            int version,
            Optional<Instant> lastFrom,
            Optional<Instant> lastTo) {

        Progress progress() {
            return new Progress(
                    counted, cycles, inCycle, version, lastFrom.map(from -> new Period(from, lastTo.orElseThrow())));
        }

        static ProgressRow of(UUID questId, Progress progress) {
            return new ProgressRow(
                    questId,
                    progress.counted(),
                    progress.cycles(),
                    progress.inCycle(),
                    progress.version(),
                    progress.last().map(Period::from),
                    progress.last().map(Period::to));
        }
    }

    /** Progress after something was counted, and what it was before. */
    record Counted(
            UUID questId,
            long counted,
            int cycles,
            long inCycle,
            int version,
            Optional<Instant> lastFrom,
            Optional<Instant> lastTo,
            Optional<Long> inCycleBefore,
            Optional<Instant> lastFromBefore,
            Optional<Instant> lastToBefore) {

        Progress progress() {
            return new ProgressRow(questId, counted, cycles, inCycle, version, lastFrom, lastTo).progress();
        }

        Optional<Period> before() {
            return lastFromBefore.map(from -> new Period(from, lastToBefore.orElseThrow()));
        }
    }

    /** Somebody's daily check-ins as the columns of the row. */
    record CheckInRow(int days, int run, int best, Instant lastFrom, Instant lastTo) {}

    /** 0 when it was told before. */
    @SqlUpdate("""
            INSERT INTO domain_events (id, type, community_id, person_id, body, happened_at, recorded_at, counted_at)
            VALUES (:id, :type, :communityId, :personId, :body::jsonb, :happenedAt,
                    nullif(cast(:now AS timestamptz), cast(:happenedAt AS timestamptz)), :now)
            ON CONFLICT (id) DO NOTHING
            """)
    int record(UUID id, String type, UUID communityId, UUID personId, String body, Instant happenedAt, Instant now);

    /** Of an event that has its row already; 0 when it was counted before. */
    @SqlUpdate("UPDATE domain_events SET counted_at = :now WHERE id = :id AND counted_at IS NULL")
    int counted(UUID id, Instant now);

    /** Whose period it is now: the subjects for which it was not counted before. */
    @SqlQuery("""
            INSERT INTO quest_periods (person_id, subject, period, until)
            SELECT :personId, subject, period::timestamptz, until::timestamptz
            FROM unnest(:subjects, :from, :to) AS asked(subject, period, until) ORDER BY subject
            ON CONFLICT DO NOTHING RETURNING subject
            """)
    List<UUID> addPeriods(UUID personId, List<UUID> subjects, List<String> from, List<String> to);

    @SqlQuery("""
            SELECT period AS "from", until AS "to" FROM quest_periods
            WHERE person_id = :personId AND subject = :subject ORDER BY period
            """)
    List<Period> periods(UUID personId, UUID subject);

    /** Adds to each quest's progress and locks it; who had none begins. Each statement decides alone, whoever else counts. */
    @SqlQuery("""
            INSERT INTO quest_progress AS p (person_id, quest_id, counted, in_cycle, version, last_from, last_to)
            SELECT :personId, quest, amount, amount, version, nullif(since, '')::timestamptz, nullif(until, '')::timestamptz
            FROM unnest(:quests, :amounts, :versions, :from, :to) AS asked(quest, amount, version, since, until)
            ORDER BY quest
            ON CONFLICT (person_id, quest_id) DO UPDATE
            SET counted = p.counted + excluded.counted, in_cycle = p.in_cycle + excluded.in_cycle,
                version = CASE p.in_cycle WHEN 0 THEN excluded.version ELSE p.version END,
                last_from = greatest(p.last_from, excluded.last_from), last_to = greatest(p.last_to, excluded.last_to)
            RETURNING new.quest_id, new.counted, new.cycles, new.in_cycle, new.version, new.last_from, new.last_to,
                      old.in_cycle AS in_cycle_before, old.last_from AS last_from_before, old.last_to AS last_to_before
            """)
    List<Counted> add(
            UUID personId,
            List<UUID> quests,
            List<Long> amounts,
            List<Integer> versions,
            List<String> from,
            List<String> to);

    @SqlUpdate("""
            UPDATE quest_progress SET cycles = :cycles, in_cycle = :inCycle, version = :version
            WHERE person_id = :personId AND quest_id = :questId
            """)
    void fill(UUID personId, @BindMethods ProgressRow row);

    @SqlQuery("""
            SELECT quest_id, counted, cycles, in_cycle, version, last_from, last_to FROM quest_progress
            WHERE person_id = :personId AND quest_id = ANY(:quests)
            """)
    List<ProgressRow> progress(UUID personId, List<UUID> quests);

    @SqlQuery("""
            SELECT days, run, best, last_from, last_to FROM check_ins
            WHERE person_id = :personId AND community_id = :communityId
            """)
    Optional<CheckInRow> checkIns(UUID communityId, UUID personId);

    /** One more day, later than all before; empty when an earlier one was counted, so that the row must be made from all. */
    @SqlQuery("""
            INSERT INTO check_ins AS c (person_id, community_id, days, run, best, last_from, last_to)
            VALUES (:personId, :communityId, 1, 1, 1, :from, :to)
            ON CONFLICT (person_id, community_id) DO UPDATE
            SET days = c.days + 1,
                run = CASE WHEN c.last_to = excluded.last_from THEN c.run + 1 ELSE 1 END,
                best = greatest(c.best, CASE WHEN c.last_to = excluded.last_from THEN c.run + 1 ELSE 1 END),
                last_from = excluded.last_from, last_to = excluded.last_to
            WHERE c.last_from < excluded.last_from
            RETURNING days, run, best, last_from, last_to
            """)
    Optional<CheckInRow> nextDay(UUID communityId, UUID personId, Instant from, Instant to);

    /** For a day of check-ins that a new zone has made longer, after people were counted in it. */
    @SqlUpdate("""
            UPDATE quest_periods p SET until = :until FROM check_ins c
            WHERE c.community_id = :communityId AND p.person_id = c.person_id AND p.subject = :communityId
              AND p.period = :from
            """)
    void lengthenDay(UUID communityId, Instant from, Instant until);

    @SqlUpdate("UPDATE check_ins SET last_to = :until WHERE community_id = :communityId AND last_from = :from")
    void lengthenLastDay(UUID communityId, Instant from, Instant until);

    /** The same for quests' days, weeks or months; the old end tells which of them it is. */
    @SqlUpdate("""
            UPDATE quest_periods p SET until = :until FROM quests q JOIN quest_progress g ON g.quest_id = q.id
            WHERE q.community_id = :communityId AND p.person_id = g.person_id AND p.subject = q.id
              AND p.period = :from AND p.until = :oldUntil
            """)
    void lengthenPeriod(UUID communityId, Instant from, Instant oldUntil, Instant until);

    @SqlUpdate("""
            UPDATE quest_progress g SET last_to = :until FROM quests q
            WHERE q.community_id = :communityId AND g.quest_id = q.id AND g.last_from = :from AND g.last_to = :oldUntil
            """)
    void lengthenLastPeriod(UUID communityId, Instant from, Instant oldUntil, Instant until);

    /** The row made from all days that were counted. */
    @SqlQuery("""
            WITH days AS (
                SELECT period, until, count(*) FILTER (WHERE begins) OVER (ORDER BY period) AS run FROM (
                    SELECT period, until, lag(until) OVER (ORDER BY period) IS DISTINCT FROM period AS begins
                    FROM quest_periods WHERE person_id = :personId AND subject = :communityId) each),
            runs AS (SELECT run, count(*) AS length, max(period) AS last_from, max(until) AS last_to
                     FROM days GROUP BY run)
            INSERT INTO check_ins AS c (person_id, community_id, days, run, best, last_from, last_to)
            SELECT :personId, :communityId, sum(length), (array_agg(length ORDER BY last_from DESC))[1], max(length),
                   max(last_from), max(last_to)
            FROM runs HAVING count(*) > 0
            ON CONFLICT (person_id, community_id) DO UPDATE
            SET days = excluded.days, run = excluded.run, best = excluded.best,
                last_from = excluded.last_from, last_to = excluded.last_to
            RETURNING days, run, best, last_from, last_to
            """)
    Optional<CheckInRow> daysAnew(UUID communityId, UUID personId);

    @SqlUpdate("""
            INSERT INTO quest_unlocks (person_id, quest_id, unlocked_at) VALUES (:personId, :questId, :now)
            ON CONFLICT DO NOTHING
            """)
    void unlock(UUID personId, UUID questId, Instant now);

    @SqlQuery("SELECT quest_id FROM quest_unlocks WHERE person_id = :personId AND quest_id = ANY(:quests)")
    List<UUID> unlocked(UUID personId, List<UUID> quests);
}
