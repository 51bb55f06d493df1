package io.rondo.playground;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code playground_messages}, and the revision that orders them. */
@RegisterConstructorMapper(PostedMessage.class)
public interface MessageStore {

    /** Held until commit, so that revisions become visible in their order: take it last. */
    @SqlQuery("SELECT value FROM playground_revision FOR UPDATE")
    long lockRevision();

    @SqlQuery("SELECT value FROM playground_revision")
    long revision();

    @SqlUpdate("UPDATE playground_revision SET value = :value")
    void moveRevision(long value);

    @SqlQuery("""
            INSERT INTO playground_messages (revision, chat, viewer, author, delivery_id, reply, at)
            VALUES (:revision, :chat, :viewer, :author, :deliveryId, :reply::jsonb, :at)
            RETURNING id, revision, chat, viewer, author, edited, reply::text, at
            """)
    PostedMessage add(
            long revision,
            String chat,
            Optional<String> viewer,
            Optional<String> author,
            Optional<UUID> deliveryId,
            String reply,
            Instant at);

    /** Empty when the message shows this already. */
    @SqlQuery("""
            UPDATE playground_messages SET reply = :reply::jsonb, revision = :revision, edited = true
            WHERE id = :id AND reply IS DISTINCT FROM :reply::jsonb
            RETURNING id, revision, chat, viewer, author, edited, reply::text, at
            """)
    Optional<PostedMessage> edit(long id, long revision, String reply);

    @SqlQuery("""
            SELECT id, revision, chat, viewer, author, edited, reply::text, at FROM playground_messages WHERE id = :id
            """)
    Optional<PostedMessage> find(long id);

    @SqlQuery("SELECT id FROM playground_messages WHERE delivery_id = :deliveryId")
    Optional<Long> findByDelivery(UUID deliveryId);

    @SqlQuery("""
            SELECT id, revision, chat, viewer, author, edited, reply::text, at FROM playground_messages
            WHERE revision > :after AND revision <= :upTo
              AND (chat = :direct OR chat = :group AND (viewer IS NULL OR viewer = :name))
            ORDER BY revision
            """)
    List<PostedMessage> seenBy(String name, String direct, String group, long after, long upTo);
}
