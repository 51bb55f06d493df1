package io.rondo.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code voice_rooms}. */
@RegisterConstructorMapper(VoiceRoom.class)
public interface VoiceRoomStore {

    @SqlUpdate("""
            INSERT INTO voice_rooms (call_id, platform, chats, members, asked, due_at, created_at)
            VALUES (:callId, :platform, :chats, :members, :asked::jsonb, :now, :now)
            ON CONFLICT (call_id) DO NOTHING
            """)
    void want(UUID callId, String platform, List<String> chats, List<String> members, String asked, Instant now);

    /** What is to be made, and what is open though its call is over; each is the caller's until {@code lease}. */
    @SqlQuery("""
            UPDATE voice_rooms r SET due_at = :lease, attempts = r.attempts + 1
            FROM calls c
            WHERE c.id = r.call_id AND r.call_id IN (
                SELECT v.call_id FROM voice_rooms v JOIN calls ON calls.id = v.call_id
                WHERE v.platform = :platform AND v.due_at <= :now
                  AND (v.state = 'WANTED' OR v.state = 'OPEN' AND calls.state IN ('FAILED', 'ENDED'))
                ORDER BY v.due_at LIMIT :limit
                FOR UPDATE OF v SKIP LOCKED)
            RETURNING r.call_id, r.state, r.chats, r.members, r.chat, r.channel, r.asked, r.attempts, r.created_at,
                      c.state IN ('FAILED', 'ENDED') AS is_over
            """)
    List<VoiceRoom> claim(String platform, Instant now, Instant lease, int limit);

    @SqlQuery("SELECT call_id FROM voice_rooms WHERE platform = :platform AND state IN ('WANTED', 'OPEN')")
    List<UUID> inUse(String platform);

    @SqlUpdate("""
            UPDATE voice_rooms SET state = 'OPEN', chat = :chat, channel = :channel, members = '{}', asked = NULL, attempts = 0, error = NULL,
                due_at = :now
            WHERE call_id = :callId AND state = 'WANTED'
            """)
    int opened(UUID callId, String chat, String channel, Instant now);

    @SqlUpdate("""
            UPDATE voice_rooms SET state = :state, error = :error, members = '{}', asked = NULL, settled_at = :now
            WHERE call_id = :callId AND state IN ('WANTED', 'OPEN')
            """)
    int settle(UUID callId, String state, Optional<String> error, Instant now);

    @SqlUpdate(
            "UPDATE voice_rooms SET due_at = :due, error = :error WHERE call_id = :callId AND state IN ('WANTED', 'OPEN')")
    void postpone(UUID callId, String error, Instant due);
}
