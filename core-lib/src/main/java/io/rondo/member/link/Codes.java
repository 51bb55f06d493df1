package io.rondo.member.link;

import io.rondo.secret.MessageAuthenticator;
import io.rondo.tx.UnitOfWork;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Codes that work once and for a short time. Only a keyed digest of a code is kept; wrong ones are counted, per account and
 * overall, in the unit of work of whoever gives them, which must therefore not be undone. Safe to use from several threads.
 *
 * <p>Eight letters of thirty are 39 bits: with a hundred wrong codes in ten minutes at most, a guesser needs a lifetime.
 */
public final class Codes {

    /** Letters that nobody mistakes for another, read aloud or written by hand. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int HALF = 4;
    private static final Duration HOUR = Duration.ofHours(1);

    private final MessageAuthenticator digests;
    private final CodeLimits limits;
    private final SecureRandom random = new SecureRandom();

    /** What a code is for; one made for the one is worthless for the other. */
    public enum Purpose {
        LINK,
        JOIN
    }

    /** A code as its row. */
    public record Code(String digest, UUID accountId, Optional<UUID> communityId) {}

    /** What became of the wish for a code. */
    public sealed interface Making {
        /** @param code as people read it, with a hyphen in the middle */
        record Made(String code, Instant until) implements Making {}

        /** The account has asked for too many lately. */
        record TooMany() implements Making {}
    }

    /** What became of a code that somebody gave. */
    public sealed interface Giving {
        /** It is right, and can be used now. */
        record Right(Code code) implements Giving {}

        /**
         * Unknown, expired or used.
         *
         * @param left how many more wrong ones the account may give
         */
        record Wrong(int left) implements Giving {}

        /** Too many wrong ones; nothing was looked up. */
        record TooMany(Duration window) implements Giving {}
    }

    /** @param digests of that purpose alone */
    public Codes(MessageAuthenticator digests, CodeLimits limits) {
        this.digests = digests;
        this.limits = limits;
    }

    public CodeLimits limits() {
        return limits;
    }

    /** A new code; the account's earlier ones for the same purpose work no more. */
    public Making make(UnitOfWork work, Purpose purpose, UUID accountId, Optional<UUID> communityId) {
        CodeStore store = work.store(CodeStore.class);
        if (store.madeSince(accountId, work.now().minus(HOUR)) >= limits.madePerHour()) {
            return new Making.TooMany();
        }
        store.replace(accountId, purpose.name(), work.now());
        String letters = letters();
        Instant until = work.now().plus(limits.life());
        store.add(digest(letters), purpose.name(), accountId, communityId, work.now(), until);
        return new Making.Made(letters.substring(0, HALF) + "-" + letters.substring(HALF), until);
    }

    /** Looks a code up without using it up. A wrong one is counted. */
    public Giving give(UnitOfWork work, Purpose purpose, UUID accountId, String typed) {
        CodeStore store = work.store(CodeStore.class);
        store.oneAtATime();
        Instant since = work.now().minus(limits.window());
        int wrong = store.wrong(accountId, since);
        if (wrong >= limits.wrongPerAccount() || store.wrongOverall(since) >= limits.wrongOverall()) {
            return new Giving.TooMany(limits.window());
        }
        Optional<Code> found = store.findUsable(digest(plain(typed)), purpose.name(), work.now());
        if (found.isEmpty()) {
            store.addWrong(accountId, work.now());
            return new Giving.Wrong(limits.wrongPerAccount() - wrong - 1);
        }
        return new Giving.Right(found.get());
    }

    /** The code works no more. */
    public void use(UnitOfWork work, Code code) {
        work.store(CodeStore.class).used(code.digest(), work.now());
    }

    private String letters() {
        StringBuilder letters = new StringBuilder();
        random.ints(2L * HALF, 0, LETTERS.length()).forEach(i -> letters.append(LETTERS.charAt(i)));
        return letters.toString();
    }

    private static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private String digest(String letters) {
        return digests.sign("one-time code " + letters);
    }
}
