package io.rondo.chat.form;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code form_sessions}: one unfinished form for each account and chat. */
public interface FormStore {

    @SqlUpdate("""
            INSERT INTO form_sessions (platform, chat, account, form, answers, asked_at)
            VALUES (:platform, :chat, :account, :form::jsonb, :answers::jsonb, :now)
            ON CONFLICT (platform, chat, account)
            DO UPDATE SET form = excluded.form, answers = excluded.answers, asked_at = excluded.asked_at
            """)
    void put(String platform, String chat, String account, String form, String answers, Instant now);

    /** The form and its answers as one JSON object, locked: two answers at once are taken one after the other. */
    @SqlQuery("""
            SELECT jsonb_build_object('form', form, 'answers', answers) FROM form_sessions
            WHERE platform = :platform AND chat = :chat AND account = :account AND asked_at > :since
            FOR UPDATE
            """)
    Optional<String> find(String platform, String chat, String account, Instant since);

    @SqlUpdate("DELETE FROM form_sessions WHERE platform = :platform AND chat = :chat AND account = :account")
    int delete(String platform, String chat, String account);
}
