package io.rondo.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code deliveries} and {@code posted_messages}, as a sender sees them. */
public interface SendingStore {

    @SqlUpdate("""
            UPDATE deliveries SET state = 'EXPIRED', settled_at = :now
            WHERE platform = :platform AND state IN ('PENDING', 'SENDING') AND expires_at <= :now
              AND chat <> ALL(:busy)
            """)
    int expire(String platform, List<String> busy, Instant now);

    /** Two units of work that stored the same key at once did not see each other. */
    @SqlUpdate("""
            UPDATE deliveries d SET state = 'SUPERSEDED', settled_at = :now
            WHERE platform = :platform AND state = 'PENDING' AND supersedes IS NOT NULL AND EXISTS (
                SELECT 1 FROM deliveries newer
                WHERE newer.platform = d.platform AND newer.chat = d.chat AND newer.supersedes = d.supersedes
                  AND newer.seq > d.seq AND newer.state = 'PENDING')
            """)
    int supersede(String platform, Instant now);

    /** What a crash interrupted first, then answers before what nobody asked for. Rows held back block nothing. */
    @SqlQuery("""
            SELECT heads.id, heads.chat, heads.thread, card.message_id AS card_id, heads.thread_name, heads.account_id,
                   heads.kind, heads.slot,
                   coalesce(heads.edits, posted.message_id) AS message_id, heads.reply, heads.not_before, heads.attempts
            FROM (
                SELECT DISTINCT ON (chat) * FROM deliveries
                WHERE platform = :platform AND state IN ('PENDING', 'SENDING') AND not_before <= :now
                  AND chat <> ALL(:busy)
                ORDER BY chat, state = 'SENDING' DESC, seq) AS heads
            LEFT JOIN posted_messages posted
                ON posted.platform = heads.platform AND posted.chat = heads.chat AND posted.slot = heads.slot
            LEFT JOIN posted_messages card
                ON card.platform = heads.platform AND card.chat = heads.chat AND card.slot = heads.thread_of
            ORDER BY heads.state = 'SENDING' DESC, heads.asked_for DESC, heads.seq
            LIMIT :limit
            """)
    @RegisterConstructorMapper(Outgoing.class)
    List<Outgoing> heads(String platform, List<String> busy, int limit, Instant now);

    /** Returns those that still wait: another may have superseded one meanwhile. */
    @SqlQuery("""
            UPDATE deliveries SET state = 'SENDING', attempts = attempts + 1
            WHERE id = ANY(:ids) AND state IN ('PENDING', 'SENDING')
            RETURNING id
            """)
    List<UUID> begin(List<UUID> ids);

    @SqlUpdate("""
            UPDATE deliveries SET state = 'SENT', platform_message_id = :messageId, error = NULL, settled_at = :now
            WHERE id = :id AND state = 'SENDING'
            """)
    void sent(UUID id, String messageId, Instant now);

    @SqlUpdate("""
            INSERT INTO posted_messages (platform, chat, slot, message_id, posted_at)
            VALUES (:platform, :chat, :slot, :messageId, :now)
            ON CONFLICT (platform, chat, slot) DO UPDATE SET message_id = excluded.message_id, posted_at = excluded.posted_at
            """)
    void posted(String platform, String chat, String slot, String messageId, Instant now);

    @SqlUpdate("DELETE FROM posted_messages WHERE platform = :platform AND chat = :chat AND message_id = :messageId")
    void forgetPosted(String platform, String chat, String messageId);

    @SqlUpdate("""
            UPDATE deliveries SET state = 'PENDING', edits = NULL, attempts = attempts - 1
            WHERE id = :id AND state = 'SENDING'
            """)
    void sendAnew(UUID id);

    @SqlUpdate("""
            UPDATE deliveries SET state = 'PENDING', attempts = attempts - 1, error = :reason
            WHERE id = :id AND state = 'SENDING'
            """)
    void waits(UUID id, String reason);

    /** As {@link #waits}, for a failure that counts. */
    @SqlUpdate("UPDATE deliveries SET state = 'PENDING', error = :reason WHERE id = :id AND state = 'SENDING'")
    void failedOnce(UUID id, String reason);

    @SqlUpdate("""
            UPDATE deliveries SET state = :state, error = :reason, settled_at = :now WHERE id = :id AND state = 'SENDING'
            """)
    void settle(UUID id, String state, String reason, Instant now);

    @SqlUpdate("""
            UPDATE deliveries SET chat = :newChat
            WHERE platform = :platform AND chat = :chat AND state IN ('PENDING', 'SENDING')
            """)
    void moveWaiting(String platform, String chat, String newChat);

    @SqlUpdate("DELETE FROM posted_messages WHERE platform = :platform AND chat = :chat")
    void forgetPostedIn(String platform, String chat);

    @SqlQuery("SELECT count(*) FROM deliveries WHERE platform = :platform AND state IN ('PENDING', 'SENDING')")
    long waiting(String platform);
}
