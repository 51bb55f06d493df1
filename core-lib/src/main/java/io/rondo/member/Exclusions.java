package io.rondo.member;

import io.rondo.secret.MessageAuthenticator;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Remembers who was excluded when everything else about them is erased: a keyed digest of the account's number, for a year. Without
 * the key nobody can tell from a digest whose it is. Safe to use from several threads.
 */
public final class Exclusions {

    /** How long an exclusion is remembered after its person was erased. */
    public static final Duration REMEMBERED = Duration.ofDays(365);

    private final MessageAuthenticator authenticator;

    /** @param authenticator makes the digests; with another key none is recognised */
    public Exclusions(MessageAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** Rows of {@code exclusion_marks}. */
    interface Store {

        /** An account with a community that excluded its person. */
        record Excluded(UUID communityId, String platform, String externalId, Instant excludedAt) {}

        @SqlQuery("""
                SELECT m.community_id, a.platform, a.external_id, m.excluded_at
                FROM members m JOIN accounts a ON a.person_id = m.person_id
                WHERE m.person_id = :personId AND m.excluded_at IS NOT NULL
                """)
        @RegisterConstructorMapper(Excluded.class)
        List<Excluded> excluded(UUID personId);

        @SqlUpdate("""
                INSERT INTO exclusion_marks (community_id, digest, excluded_at, erase_at)
                VALUES (:communityId, :digest, :excludedAt, :eraseAt)
                ON CONFLICT (digest, community_id) DO UPDATE SET erase_at = :eraseAt
                """)
        void mark(UUID communityId, String digest, Instant excludedAt, Instant eraseAt);

        @SqlUpdate("""
                INSERT INTO members (community_id, person_id, joined_at, excluded_at)
                SELECT community_id, :personId, :now, excluded_at FROM exclusion_marks
                WHERE digest = :digest AND erase_at > :now
                ON CONFLICT (community_id, person_id) DO UPDATE SET excluded_at = excluded.excluded_at
                """)
        int exclude(UUID personId, String digest, Instant now);

        @SqlUpdate("DELETE FROM exclusion_marks WHERE digest = :digest")
        void unmark(String digest);
    }

    /** Keeps what is needed of the person's exclusions; to be called before they are erased. */
    public void remember(UnitOfWork work, UUID personId) {
        Store store = work.store(Store.class);
        store.excluded(personId)
                .forEach(one -> store.mark(
                        one.communityId(),
                        digest(one.platform(), one.externalId()),
                        one.excludedAt(),
                        work.now().plus(REMEMBERED)));
    }

    /** Somebody new has come with this account: if they are an excluded person come back, they are excluded again. */
    void recall(UnitOfWork work, UUID personId, String platform, String externalId) {
        String digest = digest(platform, externalId);
        if (work.store(Store.class).exclude(personId, digest, work.now()) > 0) {
            work.store(Store.class).unmark(digest);
        }
    }

    private String digest(String platform, String externalId) {
        return authenticator.sign(platform + ":" + externalId);
    }
}
