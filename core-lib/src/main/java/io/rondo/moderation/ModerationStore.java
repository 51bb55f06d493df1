package io.rondo.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code measures}. */
@RegisterConstructorMapper(ModerationStore.MeasureRow.class)
interface ModerationStore {

    /** A measure as its row; reason and objection are encrypted. */
    record MeasureRow(
            UUID id,
            UUID communityId,
            UUID personId,
            String kind,
            String reason,
            Optional<UUID> reportId,
            UUID madeBy,
            Instant madeAt,
            Optional<String> objection,
            Optional<String> answer) {}

    /** How many measures of a kind hold. */
    record KindCount(String kind, int count) {}

    @SqlUpdate("""
            INSERT INTO measures (id, community_id, person_id, kind, reason, report_id, made_by, made_at, erase_at)
            VALUES (:id, :communityId, :personId, :kind, :reason, :reportId, :madeBy, :now, :eraseAt)
            """)
    void add(
            UUID id,
            UUID communityId,
            UUID personId,
            String kind,
            String reason,
            Optional<UUID> reportId,
            UUID madeBy,
            Instant now,
            Instant eraseAt);

    @SqlQuery("SELECT * FROM measures WHERE id = :id")
    Optional<MeasureRow> find(UUID id);

    @SqlQuery("SELECT * FROM measures WHERE person_id = :personId ORDER BY made_at DESC, id")
    List<MeasureRow> ofPerson(UUID personId);

    @SqlQuery("""
            SELECT * FROM measures
            WHERE community_id = :communityId AND objection IS NOT NULL AND answer IS NULL AND person_id <> :moderator
            ORDER BY objected_at, id
            """)
    List<MeasureRow> objectedTo(UUID communityId, UUID moderator);

    @SqlQuery("""
            SELECT kind, count(*) AS count FROM measures
            WHERE person_id = :personId AND community_id = :communityId AND answer IS DISTINCT FROM 'TAKEN_BACK'
            GROUP BY kind
            """)
    @RegisterConstructorMapper(KindCount.class)
    List<KindCount> holding(UUID communityId, UUID personId);

    @SqlUpdate("""
            UPDATE measures SET objection = :text, objected_at = :now WHERE id = :id AND objection IS NULL AND answer IS NULL
            """)
    int object(UUID id, String text, Instant now);

    @SqlUpdate("""
            UPDATE measures SET answer = :answer, answered_by = :by, answered_at = :now WHERE id = :id AND answer IS NULL
            """)
    int answer(UUID id, String answer, UUID by, Instant now);

    /** Exclusions that are ended by readmitting the person. */
    @SqlUpdate("""
            UPDATE measures SET answer = 'TAKEN_BACK', answered_by = :by, answered_at = :now
            WHERE person_id = :personId AND community_id = :communityId AND kind = 'EXCLUSION' AND answer IS NULL
            """)
    void takeBackExclusions(UUID communityId, UUID personId, UUID by, Instant now);

    @SqlUpdate("DELETE FROM measures WHERE person_id = :personId AND community_id = :communityId")
    void removeOfIn(UUID communityId, UUID personId);

    @SqlUpdate("DELETE FROM measures WHERE person_id = :personId")
    void removeOf(UUID personId);

    /** Whoever it was about, decided or answered. Reads all measures, which are kept for 90 days: two become one seldom. */
    @SqlUpdate("""
            UPDATE measures
            SET person_id = CASE WHEN person_id = :gone THEN :keep ELSE person_id END,
                made_by = CASE WHEN made_by = :gone THEN :keep ELSE made_by END,
                answered_by = CASE WHEN answered_by = :gone THEN :keep ELSE answered_by END
            WHERE :gone IN (person_id, made_by, answered_by)
            """)
    void movePerson(UUID keep, UUID gone);

    @SqlUpdate("UPDATE measures SET community_id = :keep WHERE community_id = :gone")
    void moveCommunity(UUID keep, UUID gone);
}
