package io.rondo.intro;

import java.time.Duration;
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

/** Rows of {@code intros}, {@code intro_rounds}, {@code introductions} and {@code introduced}. */
@RegisterConstructorMapper(Intro.class)
@RegisterConstructorMapper(Introduction.class)
interface IntroStore {

    /** What a host says of an intro. */
    record Values(
            UUID communityId,
            String title,
            String about,
            String rule,
            LocalDate firstDate,
            LocalTime startsAt,
            String zone,
            String sides,
            Optional<String> sideA,
            Optional<String> sideB,
            Duration askAfter) {}

    /** How often two were introduced. */
    record Times(UUID first, UUID second, int times) {}

    /** A place in an introduction. */
    record Place(UUID introductionId, UUID personId) {}

    /** An introduction to be written. */
    record New(UUID id, UUID introId, LocalDate heldOn, int icebreaker) {}

    /** Somebody in an introduction, and what they said of it. */
    record Said(UUID personId, Optional<String> answer) {}

    /** Numbers of all rounds. */
    record Stats(int rounds, int introductions, int met, int notMet, int silent, int leftOut) {}

    @SqlQuery("""
            INSERT INTO intros (community_id, title, about, rule, first_date, starts_at, zone, sides, side_a, side_b, ask_after,
                created_by, created_at)
            VALUES (:communityId, :title, :about, :rule, :firstDate, :startsAt, :zone, :sides, :sideA, :sideB, :askAfter,
                :maker, :now)
            RETURNING *
            """)
    Intro add(@BindMethods Values values, UUID maker, Instant now);

    @SqlQuery("SELECT * FROM intros WHERE id = :id")
    Optional<Intro> find(UUID id);

    @SqlQuery("SELECT * FROM intros WHERE id = :id FOR NO KEY UPDATE")
    Optional<Intro> lock(UUID id);

    @SqlQuery("SELECT * FROM intros WHERE community_id = :communityId AND stopped_at IS NULL ORDER BY created_at, id")
    List<Intro> running(UUID communityId);

    @SqlQuery("UPDATE intros SET version = version + 1 WHERE id = :id RETURNING version")
    int nextVersion(UUID id);

    @SqlUpdate("UPDATE intros SET stopped_at = :now WHERE id = :id AND stopped_at IS NULL")
    int stop(UUID id, Instant now);

    @SqlUpdate("UPDATE intros SET stopped_at = NULL WHERE id = :id AND stopped_at IS NOT NULL")
    int resume(UUID id);

    /** Claims a date: 0 when its round was made already. */
    @SqlUpdate("""
            INSERT INTO intro_rounds (intro_id, held_on, made_at, left_out) VALUES (:id, :date, :now, 0) ON CONFLICT DO NOTHING
            """)
    int round(UUID id, LocalDate date, Instant now);

    @SqlUpdate("UPDATE intro_rounds SET left_out = :leftOut WHERE intro_id = :id AND held_on = :date")
    void leftOut(UUID id, LocalDate date, int leftOut);

    @SqlQuery("SELECT max(held_on) FROM intro_rounds WHERE intro_id = :id")
    Optional<LocalDate> lastRound(UUID id);

    @SqlUpdate("""
            UPDATE intro_rounds SET asked_at = :now WHERE intro_id = :id AND held_on = :date AND asked_at IS NULL
            """)
    int asked(UUID id, LocalDate date, Instant now);

    @SqlUpdate("""
            UPDATE intro_rounds SET ended_at = :now
            WHERE intro_id = :id AND held_on = :date AND asked_at IS NOT NULL AND ended_at IS NULL
            """)
    int ended(UUID id, LocalDate date, Instant now);

    @SqlQuery("""
            SELECT held_on FROM intro_rounds
            WHERE intro_id = :id AND asked_at IS NOT NULL AND ended_at IS NULL ORDER BY held_on
            """)
    List<LocalDate> awaited(UUID id);

    @SqlBatch("""
            INSERT INTO introductions (id, intro_id, held_on, icebreaker, made_at)
            VALUES (:id, :introId, :heldOn, :icebreaker, :now)
            """)
    void introduce(@BindMethods List<New> introductions, @Bind("now") Instant now);

    @SqlBatch("INSERT INTO introduced (introduction_id, person_id) VALUES (:introductionId, :personId)")
    void introducePeople(@BindMethods List<Place> places);

    @SqlQuery("""
            SELECT a.person_id AS first, b.person_id AS second, count(*) AS times
            FROM introductions i
            JOIN introduced a ON a.introduction_id = i.id
            JOIN introduced b ON b.introduction_id = i.id AND b.person_id > a.person_id
            WHERE i.intro_id = :id AND a.person_id = ANY(:people) AND b.person_id = ANY(:people)
            GROUP BY a.person_id, b.person_id
            """)
    @RegisterConstructorMapper(Times.class)
    List<Times> times(UUID id, Collection<UUID> people);

    String INTRODUCTION = """
            SELECT i.id, i.intro_id, t.community_id, i.held_on, i.icebreaker, i.made_at, r.asked_at, r.ended_at
            FROM introductions i
            JOIN intro_rounds r ON r.intro_id = i.intro_id AND r.held_on = i.held_on
            JOIN intros t ON t.id = i.intro_id
            JOIN introduced p ON p.introduction_id = i.id AND p.person_id = :personId
            """;

    /** The introduction, for somebody who is in it. */
    @SqlQuery(INTRODUCTION + "WHERE i.id = :id")
    Optional<Introduction> introduction(UUID id, UUID personId);

    @SqlQuery(INTRODUCTION + "WHERE i.intro_id = :introId AND i.held_on = :date")
    Optional<Introduction> ofRound(UUID introId, LocalDate date, UUID personId);

    @SqlQuery(INTRODUCTION + "WHERE i.intro_id = :introId ORDER BY i.made_at DESC LIMIT 1")
    Optional<Introduction> latest(UUID introId, UUID personId);

    /** Introductions that nobody has counted yet and that the person has not answered, newest first. */
    @SqlQuery(INTRODUCTION + "WHERE r.ended_at IS NULL AND p.answer IS NULL ORDER BY i.made_at DESC")
    List<Introduction> open(UUID personId);

    @SqlQuery("SELECT intro_id FROM introductions WHERE id = :id")
    Optional<UUID> introOf(UUID id);

    @SqlQuery("SELECT person_id, answer FROM introduced WHERE introduction_id = :id ORDER BY person_id")
    @RegisterConstructorMapper(Said.class)
    List<Said> people(UUID id);

    /** Who was introduced in that round and has not answered. */
    @SqlQuery("""
            SELECT p.person_id FROM introduced p JOIN introductions i ON i.id = p.introduction_id
            WHERE i.intro_id = :id AND i.held_on = :date AND p.answer IS NULL
            """)
    List<UUID> silent(UUID id, LocalDate date);

    @SqlUpdate("""
            UPDATE introduced SET answer = :answer, answered_at = :now
            WHERE introduction_id = :id AND person_id = :personId
            """)
    int answer(UUID id, UUID personId, Introduction.Answer answer, Instant now);

    /** An introduction was a meeting when somebody said so and nobody said no. Those that are not counted yet are silent. */
    @SqlQuery("""
            SELECT (SELECT count(*) FROM intro_rounds WHERE intro_id = :id) AS rounds,
                count(*) AS introductions,
                count(*) FILTER (WHERE yes AND NOT no) AS met,
                count(*) FILTER (WHERE no OR (said AND NOT yes)) AS not_met,
                count(*) FILTER (WHERE NOT said) AS silent,
                (SELECT coalesce(sum(left_out), 0) FROM intro_rounds WHERE intro_id = :id) AS left_out
            FROM (SELECT bool_or(p.answer IS NOT NULL) AS said, coalesce(bool_or(p.answer = 'YES'), false) AS yes,
                         coalesce(bool_or(p.answer = 'NO'), false) AS no
                  FROM introductions i JOIN introduced p ON p.introduction_id = i.id
                  WHERE i.intro_id = :id GROUP BY i.id) AS counted
            """)
    @RegisterConstructorMapper(Stats.class)
    Stats stats(UUID id);
}
