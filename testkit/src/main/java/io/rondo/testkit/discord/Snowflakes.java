package io.rondo.testkit.discord;

import java.util.concurrent.atomic.AtomicLong;

/** Discord's ids: they tell when they were made, so they are always of this moment, whatever the test's clock says. */
final class Snowflakes {
    private static final long DISCORD_EPOCH = 1_420_070_400_000L;
    private static final int TIME_SHIFT = 22;

    private final AtomicLong last = new AtomicLong();

    long next() {
        long now = (System.currentTimeMillis() - DISCORD_EPOCH) << TIME_SHIFT;
        return last.updateAndGet(previous -> Math.max(previous + 1, now));
    }
}
