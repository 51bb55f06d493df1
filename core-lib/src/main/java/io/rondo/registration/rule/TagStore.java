package io.rondo.registration.rule;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code person_tags}. */
public interface TagStore {

    @SqlUpdate("""
            INSERT INTO person_tags (community_id, person_id, tag, given_at) VALUES (:communityId, :personId, :tag, :now)
            ON CONFLICT DO NOTHING
            """)
    int give(UUID communityId, UUID personId, String tag, Instant now);

    @SqlUpdate("DELETE FROM person_tags WHERE community_id = :communityId AND person_id = :personId AND tag = :tag")
    int take(UUID communityId, UUID personId, String tag);

    @SqlQuery("""
            SELECT EXISTS (SELECT 1 FROM person_tags
                           WHERE community_id = :communityId AND person_id = :personId AND tag = :tag)
            """)
    boolean has(UUID communityId, UUID personId, String tag);

    @SqlQuery("SELECT tag FROM person_tags WHERE community_id = :communityId AND person_id = :personId ORDER BY tag")
    List<String> of(UUID communityId, UUID personId);

    @SqlQuery("SELECT DISTINCT tag FROM person_tags WHERE person_id = :personId ORDER BY tag")
    List<String> ofPerson(UUID personId);

    @SqlUpdate("DELETE FROM person_tags WHERE person_id = :personId")
    void erase(UUID personId);

    @SqlUpdate("DELETE FROM person_tags WHERE person_id = :personId AND community_id = :communityId")
    void eraseIn(UUID communityId, UUID personId);

    @SqlUpdate("""
            INSERT INTO person_tags (community_id, person_id, tag, given_at)
            SELECT community_id, :keep, tag, given_at FROM person_tags WHERE person_id = :gone ON CONFLICT DO NOTHING
            """)
    void copy(UUID keep, UUID gone);

    @SqlUpdate("""
            INSERT INTO person_tags (community_id, person_id, tag, given_at)
            SELECT :keep, person_id, tag, given_at FROM person_tags WHERE community_id = :gone ON CONFLICT DO NOTHING
            """)
    void copyCommunity(UUID keep, UUID gone);

    @SqlUpdate("DELETE FROM person_tags WHERE community_id = :communityId")
    void clear(UUID communityId);

    @SqlQuery("""
            SELECT tag, count(*) AS people FROM person_tags WHERE community_id = :communityId GROUP BY tag ORDER BY tag
            """)
    @RegisterConstructorMapper(Tags.Count.class)
    List<Tags.Count> all(UUID communityId);
}
