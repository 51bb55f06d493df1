package io.rondo.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code series}, {@code series_events} and {@code series_followers}. */
@RegisterConstructorMapper(Series.class)
interface SeriesStore {

    /** A date of a series, and what became of it: MADE, SKIPPED or REFUSED. */
    record Dated(LocalDate occursOn, String state, Optional<UUID> eventId) {}

    @SqlQuery("""
            INSERT INTO series (community_id, rule, first_date, starts_at, zone, pattern, created_by, created_at)
            VALUES (:communityId, :rule, :firstDate, :startsAt, :zone, :pattern::jsonb, :createdBy, :now)
            RETURNING *
            """)
    Series add(
            UUID communityId,
            String rule,
            LocalDate firstDate,
            LocalTime startsAt,
            String zone,
            String pattern,
            UUID createdBy,
            Instant now);

    @SqlQuery("SELECT * FROM series WHERE id = :id")
    Optional<Series> find(UUID id);

    @SqlQuery("SELECT * FROM series WHERE id = :id FOR NO KEY UPDATE")
    Optional<Series> lock(UUID id);

    @SqlQuery("SELECT s.* FROM series s JOIN series_events e ON e.series_id = s.id WHERE e.event_id = :eventId")
    Optional<Series> ofEvent(UUID eventId);

    @SqlQuery("SELECT * FROM series WHERE community_id = :communityId AND stopped_at IS NULL ORDER BY created_at, id")
    List<Series> running(UUID communityId);

    @SqlQuery("SELECT count(*) FROM series WHERE community_id = :communityId AND stopped_at IS NULL")
    int countRunning(UUID communityId);

    @SqlQuery("SELECT occurs_on FROM series_events WHERE event_id = :eventId")
    Optional<LocalDate> dateOf(UUID eventId);

    @SqlQuery(
            "SELECT occurs_on, state, event_id FROM series_events WHERE series_id = :id AND occurs_on >= :from ORDER BY occurs_on")
    @RegisterConstructorMapper(Dated.class)
    List<Dated> dates(UUID id, LocalDate from);

    @SqlQuery(
            "SELECT max(occurs_on) FROM series_events WHERE series_id = :id AND occurs_on < :before AND state = 'MADE'")
    Optional<LocalDate> lastBefore(UUID id, LocalDate before);

    /** The starts of those that are made and have not begun. */
    @SqlQuery("""
            SELECT v.starts_at FROM series_events e JOIN events v ON v.id = e.event_id
            WHERE e.series_id = :id AND v.state < 4 AND v.starts_at > :now ORDER BY v.starts_at
            """)
    List<Instant> startsAhead(UUID id, Instant now);

    /** Events from that date on that still take registrations, or are called off where {@code states} says so. */
    @SqlQuery("""
            SELECT e.event_id FROM series_events e JOIN events v ON v.id = e.event_id
            WHERE e.series_id = :id AND e.occurs_on >= :from AND v.state = ANY(:states) ORDER BY e.occurs_on
            """)
    List<UUID> eventsFrom(UUID id, LocalDate from, Collection<Integer> states);

    /** The newest event that was made. */
    @SqlQuery(
            "SELECT event_id FROM series_events WHERE series_id = :id AND state = 'MADE' ORDER BY occurs_on DESC LIMIT 1")
    Optional<UUID> newest(UUID id);

    /** Claims a date: 0 when it is made or left out already. */
    @SqlUpdate("""
            INSERT INTO series_events AS e (series_id, occurs_on, event_id, state) VALUES (:id, :date, :eventId, 'MADE')
            ON CONFLICT (series_id, occurs_on) DO UPDATE SET event_id = :eventId, state = 'MADE' WHERE e.state = 'REFUSED'
            """)
    int made(UUID id, LocalDate date, UUID eventId);

    /** 1 the first time. */
    @SqlUpdate("""
            INSERT INTO series_events (series_id, occurs_on, state) VALUES (:id, :date, 'REFUSED') ON CONFLICT DO NOTHING
            """)
    int refused(UUID id, LocalDate date);

    /** 0 when the date has an event, or is left out already. */
    @SqlUpdate("""
            INSERT INTO series_events AS e (series_id, occurs_on, state) VALUES (:id, :date, 'SKIPPED')
            ON CONFLICT (series_id, occurs_on) DO UPDATE SET state = 'SKIPPED' WHERE e.state = 'REFUSED'
            """)
    int skip(UUID id, LocalDate date);

    @SqlUpdate("DELETE FROM series_events WHERE series_id = :id AND occurs_on = :date AND state = 'SKIPPED'")
    int unskip(UUID id, LocalDate date);

    @SqlUpdate("DELETE FROM series_events WHERE series_id = :id AND occurs_on >= :from")
    void forgetDates(UUID id, LocalDate from);

    @SqlBatch("""
            INSERT INTO series_events (series_id, occurs_on, event_id, state) VALUES (:id, :occursOn, :eventId, :state)
            """)
    void putDates(@Bind("id") UUID id, @BindMethods List<Dated> dates);

    @SqlUpdate("""
            UPDATE series SET rule = :rule, first_date = :firstDate, starts_at = :startsAt, zone = :zone WHERE id = :id
            """)
    void reschedule(UUID id, String rule, LocalDate firstDate, LocalTime startsAt, String zone);

    @SqlUpdate("UPDATE series SET pattern = :pattern::jsonb WHERE id = :id")
    void pattern(UUID id, String pattern);

    @SqlUpdate("UPDATE series SET stopped_at = :at WHERE id = :id AND stopped_at IS NULL")
    int stop(UUID id, Instant at);

    @SqlUpdate("UPDATE series SET stopped_at = NULL WHERE id = :id AND stopped_at IS NOT NULL")
    int resume(UUID id);

    @SqlQuery("UPDATE series SET version = version + 1 WHERE id = :id RETURNING version")
    int nextVersion(UUID id);

    @SqlUpdate("""
            INSERT INTO series_followers (series_id, person_id, since) VALUES (:id, :personId, :now) ON CONFLICT DO NOTHING
            """)
    int follow(UUID id, UUID personId, Instant now);

    @SqlUpdate("DELETE FROM series_followers WHERE series_id = :id AND person_id = :personId")
    int unfollow(UUID id, UUID personId);

    @SqlQuery("SELECT EXISTS (SELECT 1 FROM series_followers WHERE series_id = :id AND person_id = :personId)")
    boolean follows(UUID id, UUID personId);

    /** Who asked first comes first. */
    @SqlQuery("SELECT person_id FROM series_followers WHERE series_id = :id ORDER BY since, person_id")
    List<UUID> followers(UUID id);

    @SqlUpdate("UPDATE series SET created_by = :keep WHERE created_by = :gone")
    void moveMade(UUID keep, UUID gone);

    @SqlUpdate("""
            INSERT INTO series_followers (series_id, person_id, since)
            SELECT series_id, :keep, since FROM series_followers WHERE person_id = :gone
            ON CONFLICT DO NOTHING
            """)
    void copyFollowed(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM series_followers WHERE person_id = :personId")
    void unfollowAll(UUID personId);

    @SqlUpdate("""
            DELETE FROM series_followers f USING series s
            WHERE f.person_id = :personId AND s.id = f.series_id AND s.community_id = :communityId
            """)
    void unfollowIn(UUID communityId, UUID personId);

    @SqlQuery("""
            SELECT s.pattern ->> 'title' FROM series s JOIN series_followers f ON f.series_id = s.id
            WHERE f.person_id = :personId ORDER BY f.since, s.id
            """)
    List<String> titlesFollowedBy(UUID personId);

    @SqlUpdate("UPDATE series SET community_id = :keep WHERE community_id = :gone")
    void moveCommunity(UUID keep, UUID gone);
}
