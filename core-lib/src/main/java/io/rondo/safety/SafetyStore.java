package io.rondo.safety;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code blocks} and {@code reports}. */
interface SafetyStore {

    /** Two people who must not meet, in the order of their ids. */
    record Apart(UUID first, UUID second) {}

    /** A report as its row; the text is encrypted. */
    record Report(
            UUID id,
            UUID communityId,
            Optional<UUID> eventId,
            UUID reporter,
            UUID reported,
            String reason,
            String text,
            String state,
            Instant reportedAt,
            Optional<UUID> decidedBy) {}

    @SqlUpdate("""
            INSERT INTO blocks (blocker, blocked, blocked_at) VALUES (:blocker, :blocked, :now) ON CONFLICT DO NOTHING
            """)
    int block(UUID blocker, UUID blocked, Instant now);

    @SqlUpdate("DELETE FROM blocks WHERE blocker = :blocker AND blocked = :blocked")
    int unblock(UUID blocker, UUID blocked);

    @SqlQuery("SELECT blocked FROM blocks WHERE blocker = :blocker ORDER BY blocked_at")
    List<UUID> blockedBy(UUID blocker);

    @SqlQuery("""
            SELECT p.name FROM blocks b JOIN people p ON p.id = b.blocked WHERE b.blocker = :blocker ORDER BY b.blocked_at
            """)
    List<String> namesBlockedBy(UUID blocker);

    /** Reads all reports, which are kept for 90 days: people look at what is stored seldom. */
    @SqlQuery("""
            SELECT id, community_id, event_id, reporter, reported, reason, text, state, reported_at, decided_by
            FROM reports WHERE reporter = :reporter ORDER BY reported_at
            """)
    @RegisterConstructorMapper(Report.class)
    List<Report> reportedBy(UUID reporter);

    /** One report per pair and reporter: pressing twice files one. */
    @SqlQuery("""
            INSERT INTO reports (community_id, event_id, pair_id, reporter, reported, reason, text, reported_at, erase_at)
            SELECT :communityId, :eventId, :pairId, :reporter, :reported, :reason, :text, :now, :eraseAt
            WHERE NOT EXISTS (SELECT 1 FROM reports WHERE pair_id = :pairId AND reporter = :reporter AND reason = :reason)
            RETURNING id
            """)
    Optional<UUID> report(
            UUID communityId,
            UUID eventId,
            UUID pairId,
            UUID reporter,
            UUID reported,
            String reason,
            String text,
            Instant now,
            Instant eraseAt);

    /** Of two who met outside an event: one open report per reporter and reason. */
    @SqlQuery("""
            INSERT INTO reports (community_id, reporter, reported, reason, text, reported_at, erase_at)
            SELECT :communityId, :reporter, :reported, :reason, :text, :now, :eraseAt
            WHERE NOT EXISTS (SELECT 1 FROM reports WHERE reported = :reported AND reporter = :reporter AND reason = :reason
                                AND event_id IS NULL AND state = 'OPEN')
            RETURNING id
            """)
    Optional<UUID> reportOutside(
            UUID communityId, UUID reporter, UUID reported, String reason, String text, Instant now, Instant eraseAt);

    @SqlQuery("""
            SELECT id, community_id, event_id, reporter, reported, reason, text, state, reported_at, decided_by
            FROM reports WHERE id = :id
            """)
    @RegisterConstructorMapper(Report.class)
    Optional<Report> find(UUID id);

    @SqlQuery("""
            SELECT id, community_id, event_id, reporter, reported, reason, text, state, reported_at, decided_by
            FROM reports
            WHERE community_id = :communityId AND state = 'OPEN' AND :moderator NOT IN (reporter, reported)
            ORDER BY reported_at, id
            """)
    @RegisterConstructorMapper(Report.class)
    List<Report> undecided(UUID communityId, UUID moderator);

    @SqlQuery("""
            SELECT id, community_id, event_id, reporter, reported, reason, text, state, reported_at, decided_by
            FROM reports
            WHERE reporter = :reporter AND decided_at >= :since AND community_id = :communityId AND state <> 'OPEN'
            ORDER BY decided_at, id
            """)
    @RegisterConstructorMapper(Report.class)
    List<Report> decidedFor(UUID communityId, UUID reporter, Instant since);

    @SqlUpdate("""
            UPDATE reports SET state = :state, decided_by = :by, decided_at = :now WHERE id = :id AND state = 'OPEN'
            """)
    int decide(UUID id, String state, UUID by, Instant now);

    @SqlQuery("""
            SELECT count(*) FROM reports
            WHERE event_id = :eventId AND reported = :reported AND reason = ANY(:reasons) AND state <> 'DISMISSED'
            """)
    int countAbout(UUID eventId, UUID reported, Collection<String> reasons);

    @SqlQuery("""
            SELECT count(*) AS reports, count(DISTINCT reporter) AS reporters FROM reports
            WHERE reported = :reported AND community_id = :communityId AND state <> 'DISMISSED'
            """)
    @RegisterConstructorMapper(Safety.Standing.class)
    Safety.Standing standing(UUID communityId, UUID reported);

    /** Reads all reports, which are kept for 90 days: two communities become one once. */
    @SqlUpdate("UPDATE reports SET community_id = :keep WHERE community_id = :gone")
    void moveCommunity(UUID keep, UUID gone);

    @SqlQuery("SELECT count(*) FROM reports WHERE event_id = :eventId")
    int countOfEvent(UUID eventId);

    @SqlQuery("""
            SELECT least(blocker, blocked) AS first, greatest(blocker, blocked) AS second FROM blocks
            WHERE blocker = ANY(:people) AND blocked = ANY(:people)
            UNION
            SELECT least(reporter, reported), greatest(reporter, reported) FROM reports
            WHERE reporter = ANY(:people) AND reported = ANY(:people)
            """)
    @RegisterConstructorMapper(Apart.class)
    List<Apart> apart(Collection<UUID> people);

    /** Whom {@code from} blocked, {@code to} has blocked, too. */
    @SqlUpdate("""
            INSERT INTO blocks (blocker, blocked, blocked_at)
            SELECT :to, blocked, blocked_at FROM blocks WHERE blocker = :from AND blocked <> :to
            ON CONFLICT DO NOTHING
            """)
    void copyBlocksBy(UUID to, UUID from);

    /** Who blocked {@code from} has blocked {@code to}, too. */
    @SqlUpdate("""
            INSERT INTO blocks (blocker, blocked, blocked_at)
            SELECT blocker, :to, blocked_at FROM blocks WHERE blocked = :from AND blocker <> :to
            ON CONFLICT DO NOTHING
            """)
    void copyBlocksOf(UUID to, UUID from);

    @SqlUpdate("DELETE FROM blocks WHERE blocker = :gone OR blocked = :gone")
    void removeBlocks(UUID gone);

    /** Reads all reports, as {@link #between} does. */
    @SqlUpdate("UPDATE reports SET decided_by = :keep WHERE decided_by = :gone")
    void moveDecisions(UUID keep, UUID gone);

    /** Reports by or about the person. Reads all reports, which are kept for 90 days: two people become one seldom. */
    @SqlQuery("""
            SELECT id, community_id, event_id, reporter, reported, reason, text, state, reported_at, decided_by
            FROM reports
            WHERE reporter = :person OR reported = :person FOR UPDATE
            """)
    @RegisterConstructorMapper(Report.class)
    List<Report> between(UUID person);

    @SqlUpdate("UPDATE reports SET reporter = :reporter, reported = :reported, text = :text WHERE id = :id")
    void move(UUID id, UUID reporter, UUID reported, String text);

    /** What keeps {@code stays} apart from somebody by a report keeps {@code leaves} apart from them by a block. */
    @SqlUpdate("""
            INSERT INTO blocks (blocker, blocked, blocked_at)
            SELECT CASE WHEN reporter = :stays THEN :leaves ELSE reporter END,
                   CASE WHEN reported = :stays THEN :leaves ELSE reported END, :now
            FROM reports WHERE (reporter = :stays OR reported = :stays)
            ON CONFLICT DO NOTHING
            """)
    void blockAsReported(UUID leaves, UUID stays, Instant now);
}
