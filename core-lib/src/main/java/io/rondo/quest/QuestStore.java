package io.rondo.quest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code quests}, {@code quest_versions} and {@code quest_zones}. */
@RegisterConstructorMapper(QuestStore.QuestRow.class)
@RegisterConstructorMapper(QuestStore.VersionRow.class)
@RegisterConstructorMapper(QuestStore.ZoneRow.class)
public interface QuestStore {

    String QUEST = """
            SELECT q.id, q.community_id, q.version, q.status, v.definition::text AS definition, q.taken
            FROM quests q JOIN quest_versions v ON v.quest_id = q.id AND v.version = q.version
            """;

    /** A quest as the columns of its row and of its version's. */
    record QuestRow(UUID id, UUID communityId, int version, String status, String definition, int taken) {}

    /** A version as the columns of its row. */
    record VersionRow(UUID questId, UUID communityId, int version, String status, String definition, Instant since) {}

    /** A zone that days were counted in. */
    record ZoneRow(String zone, Instant since) {}

    @SqlQuery(QUEST + "WHERE q.community_id = :communityId AND q.status <> 'ARCHIVED' ORDER BY q.created_at, q.id")
    List<QuestRow> ofCommunity(UUID communityId);

    @SqlQuery(QUEST + "WHERE q.id = :id")
    Optional<QuestRow> find(UUID id);

    @SqlQuery(QUEST + "WHERE q.id = :id FOR UPDATE OF q")
    Optional<QuestRow> lock(UUID id);

    @SqlQuery("""
            SELECT EXISTS (SELECT FROM quests WHERE community_id = :communityId AND lower(name) = lower(:name)
                AND status <> 'ARCHIVED' AND id IS DISTINCT FROM :except)
            """)
    boolean hasName(UUID communityId, String name, Optional<UUID> except);

    @SqlQuery("""
            INSERT INTO quests (community_id, name, version, status, supply, created_at)
            VALUES (:communityId, :name, 1, :status, :supply, :now) RETURNING id
            """)
    UUID add(UUID communityId, String name, String status, Optional<Integer> supply, Instant now);

    @SqlUpdate("""
            UPDATE quests SET name = :name, version = :version, status = :status, supply = greatest(:supply, taken, 1)
            WHERE id = :id
            """)
    void changeWithSupply(UUID id, String name, int version, String status, int supply);

    @SqlUpdate("UPDATE quests SET name = :name, version = :version, status = :status, supply = NULL WHERE id = :id")
    void change(UUID id, String name, int version, String status);

    @SqlUpdate("""
            INSERT INTO quest_versions (quest_id, version, status, definition, since)
            VALUES (:questId, :version, :status, :definition::jsonb, :now)
            """)
    void addVersion(UUID questId, int version, String status, String definition, Instant now);

    @SqlQuery("SELECT definition::text FROM quest_versions WHERE quest_id = :questId AND version = :version")
    String definition(UUID questId, int version);

    /** All versions of all quests, for a rebuild: the catalogue is small beside what happened. */
    @SqlQuery("""
            SELECT v.quest_id, q.community_id, v.version, v.status, v.definition::text AS definition, v.since
            FROM quest_versions v JOIN quests q ON q.id = v.quest_id ORDER BY q.community_id, v.quest_id, v.version
            """)
    List<VersionRow> versions();

    /** Takes one of the supply; 0 when there is none left. */
    @SqlUpdate("UPDATE quests SET taken = taken + 1 WHERE id = :id AND taken < supply")
    int take(UUID id);

    @SqlQuery("SELECT zone, since FROM quest_zones WHERE community_id = :communityId ORDER BY since")
    List<ZoneRow> zones(UUID communityId);

    @SqlUpdate("""
            INSERT INTO quest_zones (community_id, since, zone) VALUES (:communityId, :since, :zone) ON CONFLICT DO NOTHING
            """)
    void addZone(UUID communityId, String zone, Instant since);
}
