package io.rondo.member.trace;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Finds and erases what rows of any room say of a person. These statements read whole tables: somebody is erased seldom, and
 * an index on every word of every message would be dearer than that.
 */
public interface TraceStore {

    /** A row by where it stands, which holds until the end of the transaction that has locked it. */
    record Found(String place, String json) {}

    @SqlUpdate("DELETE FROM deliveries WHERE account_id = ANY(:accounts) OR chat = ANY(:chats)")
    void removeDeliveries(Collection<UUID> accounts, Collection<String> chats);

    @SqlUpdate("DELETE FROM posted_messages WHERE chat = ANY(:chats)")
    void removePosted(Collection<String> chats);

    @SqlUpdate("DELETE FROM form_sessions WHERE account = ANY(:ids) OR chat = ANY(:chats)")
    void removeForms(Collection<String> ids, Collection<String> chats);

    @SqlUpdate("""
            UPDATE voice_rooms
            SET members = ARRAY(SELECT CASE WHEN member = ANY(:ids) THEN '' ELSE member END FROM unnest(members) AS member)
            WHERE members && CAST(:ids AS text[])
            """)
    void leaveVoiceRooms(Collection<String> ids);

    /** What is done with says nothing any more; nobody needs it but to know that it was sent. */
    @SqlUpdate("""
            UPDATE deliveries SET reply = CAST(:nothing AS jsonb)
            WHERE state NOT IN ('PENDING', 'SENDING')
              AND EXISTS (SELECT 1 FROM unnest(CAST(:words AS text[])) AS word WHERE strpos(lower(reply::text), word) > 0)
            """)
    void silenceSent(Collection<String> words, String nothing);

    @SqlUpdate("""
            UPDATE handled_requests SET reply = CAST(:nothing AS jsonb)
            WHERE EXISTS (SELECT 1 FROM unnest(CAST(:words AS text[])) AS word WHERE strpos(lower(reply::text), word) > 0)
            """)
    void silenceAnswers(Collection<String> words, String nothing);

    @SqlQuery("""
            SELECT ctid::text AS place, <column>::text AS json FROM <table>
            WHERE EXISTS (SELECT 1 FROM unnest(CAST(:words AS text[])) AS word WHERE strpos(lower(<column>::text), word) > 0)
            FOR UPDATE
            """)
    @RegisterConstructorMapper(Found.class)
    List<Found> mentions(@Define("table") String table, @Define("column") String column, Collection<String> words);

    @SqlUpdate("UPDATE <table> SET <column> = CAST(:json AS jsonb) WHERE ctid = CAST(:place AS tid)")
    void rewrite(@Define("table") String table, @Define("column") String column, String place, String json);
}
