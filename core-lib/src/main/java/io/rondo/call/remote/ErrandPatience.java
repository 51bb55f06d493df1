package io.rondo.call.remote;

import java.time.Duration;

/**
 * How long providers are asked for what.
 *
 * @param make a call that is not there by then is a failed one, and the next provider is asked
 * @param end after this a call is not ended any more; the provider's own limits end it
 * @param report after this nobody asks any more who was there
 * @param lease how long a process may be silent about an errand before another takes it over
 */
public record ErrandPatience(Duration make, Duration end, Duration report, Duration lease) {

    public static final ErrandPatience USUAL = new ErrandPatience(
            Duration.ofSeconds(10), Duration.ofHours(6), Duration.ofMinutes(30), Duration.ofSeconds(30));

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** The pause after so many attempts, from 1: half a second, doubled each time, a minute at most. */
    Duration pause(int attempts) {
        Duration doubled = Duration.ofMillis(500L << Math.min(attempts - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
