package io.rondo.calendar;

import io.rondo.event.Event;
import io.rondo.event.EventRowMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code calendar_feeds}; those of {@code events} are only read. */
interface FeedStore {

    @SqlUpdate("""
            INSERT INTO calendar_feeds (digest, community_id, nonce, made_at) VALUES (:digest, :communityId, :nonce, :now)
            """)
    void add(String digest, UUID communityId, String nonce, Instant now);

    /** Of several, after two communities became one, the newest is given to people; all of them work. */
    @SqlQuery(
            "SELECT nonce FROM calendar_feeds WHERE community_id = :communityId ORDER BY made_at DESC, digest LIMIT 1")
    Optional<String> nonce(UUID communityId);

    @SqlQuery("SELECT community_id FROM calendar_feeds WHERE digest = :digest")
    Optional<UUID> communityOf(String digest);

    @SqlUpdate("DELETE FROM calendar_feeds WHERE community_id = :communityId")
    int removeAll(UUID communityId);

    @SqlUpdate("UPDATE calendar_feeds SET community_id = :keep WHERE community_id = :gone")
    void moveCommunity(UUID keep, UUID gone);

    @SqlQuery("""
            SELECT * FROM events
            WHERE community_id = :communityId AND published_at IS NOT NULL AND state BETWEEN 0 AND 6 AND starts_at > :since
            ORDER BY starts_at, id LIMIT :most
            """)
    @RegisterRowMapper(EventRowMapper.class)
    List<Event> events(UUID communityId, Instant since, int most);
}
