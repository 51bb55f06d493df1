package io.rondo.mirror;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code card_pins}. */
public interface PinStore {

    @SqlUpdate("""
            INSERT INTO card_pins AS p (event_id, chat, wanted, due_at) VALUES (:eventId, :chat, :wanted, :now)
            ON CONFLICT (event_id, chat) DO UPDATE SET wanted = :wanted, attempts = 0, due_at = :now
            """)
    void look(UUID eventId, String chat, boolean wanted, Instant now);

    @SqlQuery("""
            UPDATE card_pins p SET due_at = :lease, attempts = attempts + 1
            FROM (SELECT event_id, chat FROM card_pins WHERE due_at <= :now
                  ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED) AS due
            WHERE p.event_id = due.event_id AND p.chat = due.chat
            RETURNING p.event_id, p.chat, p.wanted, p.pinned, p.attempts
            """)
    @RegisterConstructorMapper(CardPins.Pin.class)
    List<CardPins.Pin> claim(Instant now, Instant lease, int limit);

    /** What stands there is noted also when something else has been wanted since; then it is looked at again. */
    @SqlUpdate("""
            UPDATE card_pins SET pinned = :pinned, refusal = NULL, due_at = CASE WHEN wanted = :wanted THEN NULL ELSE due_at END
            WHERE event_id = :eventId AND chat = :chat
            """)
    void settled(UUID eventId, String chat, boolean wanted, Optional<String> pinned);

    @SqlUpdate("UPDATE card_pins SET refusal = :refusal, due_at = NULL WHERE event_id = :eventId AND chat = :chat")
    void refused(UUID eventId, String chat, String refusal);

    @SqlUpdate("UPDATE card_pins SET due_at = :due WHERE event_id = :eventId AND chat = :chat AND due_at IS NOT NULL")
    void postpone(UUID eventId, String chat, Instant due);

    /** Claims telling the chat's admins, once for all events there: 0 when they know. */
    @SqlUpdate("""
            UPDATE card_pins SET told = true
            WHERE event_id = :eventId AND chat = :chat
              AND NOT EXISTS (SELECT 1 FROM card_pins other WHERE other.chat = :chat AND other.told)
            """)
    int tell(UUID eventId, String chat);

    /** It works again: the next trouble is told anew. */
    @SqlUpdate("UPDATE card_pins SET told = false WHERE chat = :chat AND told")
    void forgetTold(String chat);
}
