package io.rondo.quest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Reads all that was counted, as a stream, and writes the projections anew. Each reads or writes everything, on purpose. */
@RegisterConstructorMapper(RebuildStore.EventRow.class)
public interface RebuildStore {

    /** Something that was counted, of the person and the community that its ids stand for now. */
    record EventRow(
            UUID personId,
            UUID communityId,
            String type,
            int amount,
            String filter,
            Instant happenedAt,
            Instant countedAt) {}

    @SqlUpdate("LOCK TABLE quest_progress, quest_periods, check_ins IN SHARE ROW EXCLUSIVE MODE")
    void lock();

    @SqlUpdate("TRUNCATE quest_progress, quest_periods, check_ins")
    void clear();

    /** What stands in the projections, as one number. */
    @SqlQuery("""
            SELECT coalesce(sum(hashtextextended(row, 7)), 0)::text FROM (
                SELECT (person_id, quest_id, counted, cycles, in_cycle, version, last_from, last_to)::text AS row
                FROM quest_progress
                UNION ALL SELECT p::text FROM quest_periods p
                UNION ALL SELECT c::text FROM check_ins c) every_row
            """)
    String fingerprint();

    @SqlQuery("SELECT (SELECT count(*) FROM quest_progress) + (SELECT count(*) FROM check_ins)")
    long rows();

    /** Sorted by PostgreSQL, by person and then as they were recorded; read a few thousand at a time. */
    @FetchSize(5_000)
    @SqlQuery("""
            SELECT coalesce(p.alias_of, p.id) AS person_id, coalesce(c.merged_into, c.id) AS community_id, e.type,
                   coalesce((e.body->>'amount')::integer, 1) AS amount,
                   coalesce(e.body->>'filter', '{}') AS filter, e.happened_at, e.counted_at
            FROM domain_events e JOIN people p ON p.id = e.person_id JOIN communities c ON c.id = e.community_id
            WHERE e.counted_at IS NOT NULL
            ORDER BY 1, 2, e.counted_at, e.seq
            """)
    void events(Consumer<EventRow> each);

    /** The same of two who become one, as the one who stays. */
    @SqlQuery("""
            SELECT cast(:keep AS uuid) AS person_id, coalesce(c.merged_into, c.id) AS community_id, e.type,
                   coalesce((e.body->>'amount')::integer, 1) AS amount,
                   coalesce(e.body->>'filter', '{}') AS filter, e.happened_at, e.counted_at
            FROM domain_events e JOIN communities c ON c.id = e.community_id
            WHERE e.counted_at IS NOT NULL
              AND e.person_id IN (SELECT id FROM people WHERE id IN (:keep, :gone) OR alias_of IN (:keep, :gone))
            ORDER BY 2, e.counted_at, e.seq
            """)
    List<EventRow> eventsOf(UUID keep, UUID gone);

    @SqlQuery("SELECT unlocked_at FROM quest_unlocks WHERE person_id = :personId AND quest_id = :questId")
    List<Instant> unlocked(UUID personId, UUID questId);

    @SqlUpdate("""
            INSERT INTO quest_progress (person_id, quest_id, counted, cycles, in_cycle, version, last_from, last_to)
            SELECT person, quest, counted, cycles, in_cycle, version,
                   nullif(since, '')::timestamptz, nullif(until, '')::timestamptz
            FROM unnest(:people, :quests, :counted, :cycles, :inCycle, :versions, :from, :to)
                 AS rows(person, quest, counted, cycles, in_cycle, version, since, until)
            """)
    void addProgress(
            List<UUID> people,
            List<UUID> quests,
            List<Long> counted,
            List<Integer> cycles,
            List<Long> inCycle,
            List<Integer> versions,
            List<String> from,
            List<String> to);

    @SqlUpdate("""
            INSERT INTO quest_periods (person_id, subject, period, until)
            SELECT person, subject, since::timestamptz, until::timestamptz
            FROM unnest(:people, :subjects, :from, :to) AS rows(person, subject, since, until)
            """)
    void addPeriods(List<UUID> people, List<UUID> subjects, List<String> from, List<String> to);

    @SqlUpdate("""
            INSERT INTO check_ins (person_id, community_id, days, run, best, last_from, last_to)
            SELECT person, community, days, run, best, since::timestamptz, until::timestamptz
            FROM unnest(:people, :communities, :days, :runs, :bests, :from, :to)
                 AS rows(person, community, days, run, best, since, until)
            """)
    void addCheckIns(
            List<UUID> people,
            List<UUID> communities,
            List<Integer> days,
            List<Integer> runs,
            List<Integer> bests,
            List<String> from,
            List<String> to);
}
