package io.rondo.calendar;

import io.rondo.member.Communities;
import io.rondo.secret.MasterKey;
import io.rondo.secret.MessageAuthenticator;
import io.rondo.tx.UnitOfWork;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Use cases on the secret addresses under which calendars read a community's events. The token in an address is made of a random
 * number by the installation's key, 256 bits of both; of the token only a keyed digest is kept, so that neither the database nor a
 * backup of it opens a feed. Safe to use from several threads.
 */
public final class Feeds {

    /** Where the event service serves feeds, before the token. */
    public static final String PATH = "/calendar/";

    /** What follows the token. */
    public static final String ENDING = ".ics";

    private static final int RANDOM_BYTES = 32;
    private static final int SIGNED_BYTES = 32;

    private final Communities communities;
    private final MessageAuthenticator tokens;
    private final MessageAuthenticator digests;
    private final String publicUrl;
    private final FeedLimits limits;
    private final SecureRandom random = new SecureRandom();

    /** @param publicUrl where people reach this installation */
    public Feeds(Communities communities, MasterKey key, URI publicUrl, FeedLimits limits) {
        this.communities = communities;
        this.tokens = key.authenticator("calendar token", SIGNED_BYTES);
        this.digests = key.authenticator("calendar digest", SIGNED_BYTES);
        this.publicUrl = publicUrl.toString().replaceAll("/+$", "");
        this.limits = limits;
    }

    public FeedLimits limits() {
        return limits;
    }

    /** The community's address; empty where it has none. */
    public Optional<String> address(UnitOfWork work, UUID communityId) {
        return work.store(FeedStore.class).nonce(communityId).map(this::address);
    }

    /** A new address; those before it work no more. */
    public String renew(UnitOfWork work, UUID communityId) {
        FeedStore store = work.store(FeedStore.class);
        store.removeAll(communityId);
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        store.add(digests.sign(tokens.sign(nonce)), communityId, nonce, work.now());
        return address(nonce);
    }

    /** No address works any more; false where there was none. */
    public boolean revoke(UnitOfWork work, UUID communityId) {
        return work.store(FeedStore.class).removeAll(communityId) > 0;
    }

    private String address(String nonce) {
        return publicUrl + PATH + tokens.sign(nonce) + ENDING;
    }

    /** The calendar under that token; empty where nobody has been given it, or it was taken back. */
    public Optional<String> read(UnitOfWork work, String token) {
        FeedStore store = work.store(FeedStore.class);
        return store.communityOf(digests.sign(token))
                .map(community -> FeedFile.of(
                        communities.get(work, community),
                        store.events(community, work.now().minus(limits.past()), limits.mostEvents()),
                        limits.refresh()));
    }
}
