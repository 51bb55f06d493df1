package io.rondo.runtime.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which chats must wait, and until when. In memory: after a restart the platform says it again. Thread-safe.
 *
 * <p>A chat whose send failed because the platform was away waits by itself, longer each time; when that happens to several
 * chats and to none otherwise, it is the platform, and everything waits.
 */
final class Pauses {

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final int CHATS_THAT_MAKE_AN_OUTAGE = 3;
    private static final int MOST_DOUBLINGS = 20;

    private final Duration longestBackOff;
    private final Map<String, Instant> chats = new HashMap<>();
    private final Map<String, Failures> failures = new HashMap<>();
    private Instant platformTooFast = Instant.MIN;
    private Instant platformAway = Instant.MIN;
    private int failuresOfPlatform;

    /** How often in a row the platform was away for a chat. */
    private record Failures(int count, Instant last) {}

    Pauses(Duration longestBackOff) {
        this.longestBackOff = longestBackOff;
    }

    synchronized void pauseChat(String chat, Instant until) {
        chats.merge(chat, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    synchronized void pausePlatform(Instant until) {
        if (until.isAfter(platformTooFast)) {
            platformTooFast = until;
        }
    }

    /** The platform was away for this chat. */
    synchronized void away(String chat, Instant now) {
        // A chat to which nothing was tried any more says nothing about now.
        Instant longAgo = now.minus(longestBackOff.multipliedBy(2));
        failures.values().removeIf(failed -> failed.last().isBefore(longAgo));
        int count = failures.containsKey(chat) ? failures.get(chat).count() + 1 : 1;
        failures.put(chat, new Failures(count, now));
        pauseChat(chat, now.plus(backOff(count)));
        if (failures.size() >= CHATS_THAT_MAKE_AN_OUTAGE) {
            platformAway = now.plus(backOff(++failuresOfPlatform));
        }
    }

    /** The platform took something for this chat, so neither is away. */
    synchronized void answered(String chat) {
        failuresOfPlatform = 0;
        platformAway = Instant.MIN;
        failures.remove(chat);
    }

    private Duration backOff(int failure) {
        Duration doubled = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failure - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longestBackOff) > 0 ? longestBackOff : doubled;
    }

    synchronized boolean platformWaits(Instant now) {
        return platformTooFast.isAfter(now) || platformAway.isAfter(now);
    }

    /** The chats that wait now. */
    synchronized List<String> waiting(Instant now) {
        chats.values().removeIf(until -> !until.isAfter(now));
        return List.copyOf(chats.keySet());
    }

    /** When the next pause ends. */
    synchronized Optional<Instant> nextEnd(Instant now) {
        return Stream.concat(Stream.of(platformTooFast, platformAway), chats.values().stream())
                .filter(until -> until.isAfter(now))
                .min(Instant::compareTo);
    }
}
