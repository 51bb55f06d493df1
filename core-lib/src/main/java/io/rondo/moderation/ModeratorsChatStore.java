package io.rondo.moderation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code moderators_chats}. */
@RegisterConstructorMapper(ModeratorsChatStore.Row.class)
interface ModeratorsChatStore {

    record Row(UUID chatId, Optional<String> thread) {}

    @SqlUpdate("""
            INSERT INTO moderators_chats (chat_id, thread, set_at) VALUES (:chatId, :thread, :now)
            ON CONFLICT (chat_id) DO UPDATE SET thread = excluded.thread, set_at = excluded.set_at
            """)
    void put(UUID chatId, Optional<String> thread, Instant now);

    @SqlUpdate("DELETE FROM moderators_chats WHERE chat_id = :chatId")
    int remove(UUID chatId);

    @SqlQuery("SELECT chat_id, thread FROM moderators_chats WHERE chat_id = ANY(:chatIds) ORDER BY chat_id")
    List<Row> of(Collection<UUID> chatIds);
}
