package io.rondo.template;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code event_templates}. */
public interface TemplateStore {

    /** A template by its name. */
    record Named(UUID id, String name) {}

    /** A saved template of the same name is replaced. */
    @SqlUpdate("""
            INSERT INTO event_templates (community_id, name, content, made_by, made_at)
            VALUES (:communityId, :name, CAST(:content AS jsonb), :madeBy, :now)
            ON CONFLICT (community_id, lower(name)) DO UPDATE
            SET name = excluded.name, content = excluded.content, made_by = excluded.made_by, made_at = excluded.made_at
            """)
    void save(UUID communityId, String name, String content, UUID madeBy, Instant now);

    @SqlQuery("SELECT id, name FROM event_templates WHERE community_id = :communityId ORDER BY lower(name)")
    @RegisterConstructorMapper(Named.class)
    List<Named> all(UUID communityId);

    @SqlQuery("SELECT content::text FROM event_templates WHERE id = :id AND community_id = :communityId")
    Optional<String> content(UUID communityId, UUID id);

    @SqlUpdate("DELETE FROM event_templates WHERE id = :id AND community_id = :communityId")
    int delete(UUID communityId, UUID id);

    @SqlQuery("SELECT name FROM event_templates WHERE made_by = :personId ORDER BY lower(name), id")
    List<String> madeBy(UUID personId);

    @SqlUpdate("UPDATE event_templates SET made_by = :keep WHERE made_by = :gone")
    void moveMaker(UUID keep, UUID gone);

    /** Of two templates of one name that of the community that stays remains. */
    @SqlUpdate("""
            UPDATE event_templates t SET community_id = :keep
            WHERE t.community_id = :gone
              AND NOT EXISTS (SELECT 1 FROM event_templates k
                              WHERE k.community_id = :keep AND lower(k.name) = lower(t.name))
            """)
    void move(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM event_templates WHERE community_id = :communityId")
    void clear(UUID communityId);
}
