package io.rondo.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A pace by token buckets: one for the platform, one for each chat, and a slower one for each group. A bucket refills
 * steadily; full, it allows a burst. Not thread-safe.
 */
public final class TokenBuckets implements Pace {

    /** Beyond this many chats, buckets that are full again are forgotten. */
    private static final int CHATS_WORTH_A_CLEANING = 10_000;

    private final Limits limits;
    private final Predicate<String> isGroup;
    private final Bucket overall;
    private final Map<String, Bucket> chats = new HashMap<>();
    private final Map<String, Bucket> groups = new HashMap<>();

    /**
     * A bucket's size and speed.
     *
     * @param tokens how many it holds, from 1
     * @param per how long an empty one takes to fill
     */
    public record Rate(int tokens, Duration per) {
        public Rate {
            if (tokens < 1 || !per.isPositive()) {
                throw new IllegalArgumentException("a rate needs a token and a duration");
            }
        }
    }

    /** What a platform allows: over all chats, in one chat, and in one group. */
    public record Limits(Rate overall, Rate chat, Rate group) {
        /**
         * Telegram's published limits: 30 a second, 1 a second in a chat (three in three), 20 a minute in a group. A bucket's
         * size and its refill within the limit's time together stay below the limit.
         */
        public static final Limits TELEGRAM = new Limits(
                new Rate(4, Duration.ofMillis(160)),
                new Rate(2, Duration.ofMillis(3_200)),
                new Rate(5, Duration.ofSeconds(20)));
    }

    /** @param isGroup tells a group's id from a person's */
    public TokenBuckets(Limits limits, Predicate<String> isGroup) {
        this.limits = limits;
        this.isGroup = isGroup;
        this.overall = new Bucket(limits.overall());
    }

    @Override
    public Instant earliest(String chat, Instant now) {
        Instant earliest = overall.earliest(now);
        earliest = later(earliest, earliest(chats, chat, now));
        return isGroup.test(chat) ? later(earliest, earliest(groups, chat, now)) : earliest;
    }

    @Override
    public void took(String chat, Instant now) {
        overall.take(now);
        bucket(chats, chat, limits.chat(), now).take(now);
        if (isGroup.test(chat)) {
            bucket(groups, chat, limits.group(), now).take(now);
        }
    }

    private static Instant earliest(Map<String, Bucket> buckets, String chat, Instant now) {
        Bucket bucket = buckets.get(chat);
        return bucket == null ? now : bucket.earliest(now);
    }

    private static Bucket bucket(Map<String, Bucket> buckets, String chat, Rate rate, Instant now) {
        if (buckets.size() > CHATS_WORTH_A_CLEANING) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
        return buckets.computeIfAbsent(chat, key -> new Bucket(rate));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * The generic cell rate algorithm (ITU-T I.371): instead of tokens it keeps the instant at which the bucket is full
     * again, which no clock can make drift.
     */
    private static final class Bucket {

        private final Duration perToken;
        private final Duration tolerance;
        private Instant fullAt = Instant.MIN;

        Bucket(Rate rate) {
            perToken = rate.per().dividedBy(rate.tokens());
            tolerance = perToken.multipliedBy(rate.tokens() - 1L);
        }

        Instant earliest(Instant now) {
            if (isFull(now)) {
                return now;
            }
            Instant earliest = fullAt.minus(tolerance);
            return earliest.isAfter(now) ? earliest : now;
        }

        void take(Instant now) {
            fullAt = (isFull(now) ? now : fullAt).plus(perToken);
        }

        boolean isFull(Instant now) {
            return !fullAt.isAfter(now);
        }
    }
}
