package io.rondo.member.link;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code one_time_codes} and {@code wrong_codes}. */
@RegisterConstructorMapper(Codes.Code.class)
public interface CodeStore {

    /** Whoever gives a code waits here for the others who do, so that no two count the same guesses. */
    @SqlQuery("SELECT pg_advisory_xact_lock(hashtext('one-time codes')) IS NULL")
    boolean oneAtATime();

    @SqlQuery("SELECT count(*) FROM one_time_codes WHERE account_id = :accountId AND made_at > :since")
    int madeSince(UUID accountId, Instant since);

    /** The account's earlier codes for this work no more. */
    @SqlUpdate("""
            UPDATE one_time_codes SET expires_at = :now
            WHERE account_id = :accountId AND purpose = :purpose AND used_at IS NULL AND expires_at > :now
            """)
    void replace(UUID accountId, String purpose, Instant now);

    @SqlUpdate("""
            INSERT INTO one_time_codes (digest, purpose, account_id, community_id, made_at, expires_at)
            VALUES (:digest, :purpose, :accountId, :communityId, :now, :expiresAt)
            """)
    void add(String digest, String purpose, UUID accountId, Optional<UUID> communityId, Instant now, Instant expiresAt);

    @SqlQuery("""
            SELECT digest, account_id, community_id FROM one_time_codes
            WHERE digest = :digest AND purpose = :purpose AND used_at IS NULL AND expires_at > :now
            FOR UPDATE
            """)
    Optional<Codes.Code> findUsable(String digest, String purpose, Instant now);

    @SqlUpdate("UPDATE one_time_codes SET used_at = :now WHERE digest = :digest")
    void used(String digest, Instant now);

    @SqlQuery("SELECT count(*) FROM wrong_codes WHERE account_id = :accountId AND at > :since")
    int wrong(UUID accountId, Instant since);

    @SqlQuery("SELECT count(*) FROM wrong_codes WHERE at > :since")
    int wrongOverall(Instant since);

    @SqlUpdate("INSERT INTO wrong_codes (account_id, at) VALUES (:accountId, :now)")
    void addWrong(UUID accountId, Instant now);

    @SqlUpdate("UPDATE one_time_codes SET community_id = :keep WHERE community_id = :gone")
    void moveCommunity(UUID keep, UUID gone);
}
