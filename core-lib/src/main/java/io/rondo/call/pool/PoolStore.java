package io.rondo.call.pool;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code call_pool} and {@code call_pool_pace}. */
@RegisterConstructorMapper(RoomPool.Room.class)
public interface PoolStore {

    @SqlUpdate("""
            INSERT INTO call_pool (provider, reference, url, made_at) VALUES (:provider, :reference, :url, :now)
            ON CONFLICT DO NOTHING
            """)
    int add(String provider, String reference, String url, Instant now);

    @SqlQuery("SELECT reference, url FROM call_pool WHERE call_id = :callId")
    Optional<RoomPool.Room> ofCall(UUID callId);

    /** The oldest fresh room, from now on that call's; what others take at this moment is left to them. */
    @SqlQuery("""
            UPDATE call_pool SET call_id = :callId, bound_at = :now
            WHERE (provider, reference) = (
                SELECT provider, reference FROM call_pool WHERE provider = :provider AND call_id IS NULL
                ORDER BY made_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING reference, url
            """)
    Optional<RoomPool.Room> bind(String provider, UUID callId, Instant now);

    @SqlQuery("SELECT count(*) FROM call_pool WHERE provider = :provider AND call_id IS NULL")
    int fresh(String provider);

    /** Empty while it is too early to ask the provider for another one. */
    @SqlQuery("""
            INSERT INTO call_pool_pace (provider, next_at) VALUES (:provider, :next)
            ON CONFLICT (provider) DO UPDATE SET next_at = :next WHERE call_pool_pace.next_at <= :now
            RETURNING true
            """)
    Optional<Boolean> turn(String provider, Instant now, Instant next);

    @SqlUpdate("UPDATE call_pool_pace SET next_at = greatest(next_at, :until) WHERE provider = :provider")
    void wait(String provider, Instant until);
}
