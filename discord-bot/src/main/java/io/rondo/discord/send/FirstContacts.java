package io.rondo.discord.send;

import io.rondo.delivery.TokenBuckets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Paces the opening of direct chats, by which Discord knows spammers, and stops it for a while when Discord says that it was too
 * fast. Thread-safe.
 */
final class FirstContacts {

    private static final String ALL = "";

    private final SendLimits limits;
    private final InstantSource clock;
    private final TokenBuckets pace;
    private Instant closedUntil = Instant.MIN;
    private Duration nextBackOff;

    FirstContacts(SendLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.nextBackOff = limits.backOff();
        TokenBuckets.Rate rate = limits.firstContacts();
        this.pace = new TokenBuckets(new TokenBuckets.Limits(rate, rate, rate), chat -> false);
    }

    /** Takes the right to open a direct chat now, or says how long that must wait. */
    synchronized Optional<Duration> take() {
        Instant now = clock.instant();
        Instant earliest = pace.earliest(ALL, now);
        Instant open = earliest.isAfter(closedUntil) ? earliest : closedUntil;
        if (open.isAfter(now)) {
            return Optional.of(Duration.between(now, open));
        }
        pace.took(ALL, now);
        return Optional.empty();
    }

    /** Discord let us open one. */
    synchronized void opened() {
        nextBackOff = limits.backOff();
    }

    /** Discord said that it was too fast. @return how long none is opened now */
    synchronized Duration tooFast() {
        Duration backOff = nextBackOff;
        closedUntil = clock.instant().plus(backOff);
        Duration doubled = backOff.multipliedBy(2);
        nextBackOff = doubled.compareTo(limits.longestBackOff()) < 0 ? doubled : limits.longestBackOff();
        return backOff;
    }

    /** In words for the operator, while Discord wants none opened. */
    synchronized Optional<String> problem() {
        Instant now = clock.instant();
        return closedUntil.isAfter(now)
                ? Optional.of("Discord finds that direct chats are opened too fast: none is opened for "
                        + Duration.between(now, closedUntil).toSeconds() + " s")
                : Optional.empty();
    }
}
