package io.rondo.discord.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code discord_interactions}. */
public interface InteractionStore {

    /** An interaction with its token closed. */
    record Row(String id, String token, String answer, Optional<String> locale) {}

    @SqlUpdate("""
            INSERT INTO discord_interactions (id, bot, token, answer, locale, received_at)
            VALUES (:id, :bot, :token, :answer, :locale, :now)
            ON CONFLICT (id) DO NOTHING
            """)
    void add(String id, String bot, String token, String answer, Optional<String> locale, Instant now);

    @SqlUpdate("""
            UPDATE discord_interactions SET answered_at = :now, message = :message WHERE id = :id AND answered_at IS NULL
            """)
    void answered(String id, Optional<String> message, Instant now);

    /** The newest interaction whose answer that message is. */
    @SqlQuery("""
            SELECT id, token, answer, locale FROM discord_interactions
            WHERE message = :message AND received_at > :since
            ORDER BY received_at DESC LIMIT 1
            """)
    @RegisterConstructorMapper(Row.class)
    Optional<Row> answeredBy(String message, Instant since);

    @SqlQuery("""
            SELECT id, token, answer, locale FROM discord_interactions
            WHERE bot = :bot AND answered_at IS NULL AND received_at > :since
            ORDER BY received_at
            """)
    @RegisterConstructorMapper(Row.class)
    List<Row> waiting(String bot, Instant since);

    @SqlUpdate("DELETE FROM discord_interactions WHERE received_at <= :before")
    int remove(Instant before);
}
