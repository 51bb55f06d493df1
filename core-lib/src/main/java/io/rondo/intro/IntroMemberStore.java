package io.rondo.intro;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code intro_members} and {@code introduction_words}, and what becomes of people's rows. */
@RegisterConstructorMapper(IntroMember.class)
interface IntroMemberStore {

    /** Words that wait, encrypted. */
    record Kept(UUID fromPerson, String text, Instant saidAt) {}

    /** Something that the person takes part in, or was introduced in. */
    record Own(String title, Instant at, Optional<String> answer) {}

    @SqlQuery("SELECT * FROM intro_members WHERE intro_id = :id AND person_id = :personId")
    Optional<IntroMember> find(UUID id, UUID personId);

    @SqlQuery("SELECT * FROM intro_members WHERE intro_id = :id AND state = 'IN' ORDER BY joined_at, person_id")
    List<IntroMember> in(UUID id);

    @SqlQuery("SELECT account_id FROM intro_members WHERE intro_id = :id AND person_id = ANY(:people)")
    List<UUID> accounts(UUID id, Collection<UUID> people);

    @SqlQuery("SELECT count(*) FROM intro_members WHERE intro_id = :id AND state = 'IN'")
    int countIn(UUID id);

    @SqlQuery("SELECT count(*) FROM intro_members WHERE intro_id = :id AND state = 'IN' AND paused_until > :now")
    int countPaused(UUID id, Instant now);

    /** Joining again, also after being dropped, begins anew. */
    @SqlQuery("""
            INSERT INTO intro_members AS m (intro_id, person_id, account_id, state, joined_at)
            VALUES (:id, :personId, :accountId, 'IN', :now)
            ON CONFLICT (intro_id, person_id) DO UPDATE
            SET account_id = :accountId, state = 'IN', paused_until = NULL, skips_next = false, unanswered = 0,
                joined_at = CASE WHEN m.state = 'IN' THEN m.joined_at ELSE :now END
            RETURNING *
            """)
    IntroMember join(UUID id, UUID personId, UUID accountId, Instant now);

    @SqlUpdate(
            "UPDATE intro_members SET state = 'LEFT' WHERE intro_id = :id AND person_id = :personId AND state = 'IN'")
    int leave(UUID id, UUID personId);

    @SqlUpdate("""
            UPDATE intro_members SET paused_until = :until WHERE intro_id = :id AND person_id = :personId AND state = 'IN'
            """)
    int pause(UUID id, UUID personId, Optional<Instant> until);

    @SqlUpdate("""
            UPDATE intro_members SET skips_next = :skips WHERE intro_id = :id AND person_id = :personId AND state = 'IN'
            """)
    int skip(UUID id, UUID personId, boolean skips);

    @SqlUpdate("""
            UPDATE intro_members SET skips_next = false WHERE intro_id = :id AND person_id = ANY(:people) AND skips_next
            """)
    void skipped(UUID id, Collection<UUID> people);

    @SqlUpdate("UPDATE intro_members SET left_out = 0 WHERE intro_id = :id AND person_id = ANY(:people)")
    void placed(UUID id, Collection<UUID> people);

    @SqlUpdate("UPDATE intro_members SET left_out = left_out + 1 WHERE intro_id = :id AND person_id = ANY(:people)")
    void leftOut(UUID id, Collection<UUID> people);

    @SqlUpdate("UPDATE intro_members SET unanswered = 0 WHERE intro_id = :id AND person_id = :personId")
    void answered(UUID id, UUID personId);

    @SqlUpdate("""
            UPDATE intro_members SET unanswered = unanswered + 1
            WHERE intro_id = :id AND person_id = ANY(:people) AND state = 'IN'
            """)
    void silent(UUID id, Collection<UUID> people);

    @SqlQuery("""
            UPDATE intro_members SET state = 'DROPPED'
            WHERE intro_id = :id AND state = 'IN' AND unanswered >= :most
            RETURNING *
            """)
    List<IntroMember> drop(UUID id, int most);

    @SqlUpdate("""
            INSERT INTO introduction_words (introduction_id, from_person, to_person, text, said_at)
            VALUES (:introductionId, :from, :to, :text, :now)
            """)
    void keep(UUID introductionId, UUID from, UUID to, String text, Instant now);

    @SqlQuery("""
            DELETE FROM introduction_words WHERE introduction_id = :introductionId AND to_person = :to
            RETURNING from_person, text, said_at
            """)
    @RegisterConstructorMapper(Kept.class)
    List<Kept> take(UUID introductionId, UUID to);

    // ---- two people who are one, and one who leaves ---------------------------------------------------------------

    @SqlUpdate("UPDATE intros SET created_by = :keep WHERE created_by = :gone")
    void moveMade(UUID keep, UUID gone);

    /** Taking part wins over not taking part, and the later one's place goes. */
    @SqlUpdate("""
            DELETE FROM intro_members m USING intro_members o
            WHERE m.intro_id = o.intro_id AND m.person_id IN (:keep, :gone) AND o.person_id IN (:keep, :gone)
              AND m.person_id <> o.person_id
              AND (m.state <> 'IN', m.joined_at, m.person_id) > (o.state <> 'IN', o.joined_at, o.person_id)
            """)
    void removeWorse(UUID keep, UUID gone);

    @SqlUpdate("UPDATE intro_members SET person_id = :keep WHERE person_id = :gone")
    void moveMember(UUID keep, UUID gone);

    /** Nobody is introduced to themselves: of an introduction of the two only a third stays, or none. */
    @SqlUpdate("""
            DELETE FROM introductions i
            WHERE i.id IN (SELECT a.introduction_id FROM introduced a JOIN introduced b USING (introduction_id)
                           WHERE a.person_id = :keep AND b.person_id = :gone)
              AND (SELECT count(*) FROM introduced p WHERE p.introduction_id = i.id) = 2
            """)
    void removeOfBoth(UUID keep, UUID gone);

    @SqlUpdate("""
            DELETE FROM introduced g WHERE g.person_id = :gone
              AND EXISTS (SELECT 1 FROM introduced k WHERE k.introduction_id = g.introduction_id AND k.person_id = :keep)
            """)
    void removeSecond(UUID keep, UUID gone);

    @SqlUpdate("UPDATE introduced SET person_id = :keep WHERE person_id = :gone")
    void moveIntroduced(UUID keep, UUID gone);

    @SqlUpdate("UPDATE introduction_words SET to_person = :keep WHERE to_person = :gone")
    void moveRead(UUID keep, UUID gone);

    @SqlUpdate("UPDATE introduction_words SET from_person = :keep WHERE from_person = :gone")
    void moveWritten(UUID keep, UUID gone);

    @SqlUpdate("""
            UPDATE intro_members SET account_id = :remaining WHERE person_id = :stays AND account_id = :leaving
            """)
    void writeTo(UUID stays, UUID leaving, UUID remaining);

    @SqlUpdate("UPDATE intros SET community_id = :keep WHERE community_id = :gone")
    void moveCommunity(UUID keep, UUID gone);

    @SqlQuery("""
            SELECT t.title, m.joined_at AS at, NULL::text AS answer FROM intro_members m JOIN intros t ON t.id = m.intro_id
            WHERE m.person_id = :personId AND m.state = 'IN'
            UNION ALL
            SELECT t.title, i.made_at, p.answer FROM introduced p JOIN introductions i ON i.id = p.introduction_id
            JOIN intros t ON t.id = i.intro_id WHERE p.person_id = :personId
            ORDER BY 2
            """)
    @RegisterConstructorMapper(Own.class)
    List<Own> own(UUID personId);

    @SqlUpdate("""
            DELETE FROM intro_members m USING intros t
            WHERE m.person_id = :personId AND t.id = m.intro_id AND t.community_id = coalesce(:communityId, t.community_id)
            """)
    void forget(UUID personId, Optional<UUID> communityId);

    @SqlUpdate("""
            UPDATE introduced p SET answer = NULL, answered_at = NULL FROM introductions i, intros t
            WHERE p.person_id = :personId AND i.id = p.introduction_id AND t.id = i.intro_id
              AND t.community_id = coalesce(:communityId, t.community_id)
            """)
    void forgetAnswers(UUID personId, Optional<UUID> communityId);

    @SqlUpdate("""
            DELETE FROM introduction_words w USING introductions i, intros t
            WHERE (w.to_person = :personId OR w.from_person = :personId) AND i.id = w.introduction_id AND t.id = i.intro_id
              AND t.community_id = coalesce(:communityId, t.community_id)
            """)
    void forgetWords(UUID personId, Optional<UUID> communityId);
}
