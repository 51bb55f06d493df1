package io.rondo.telegram.api;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.telegram.telegrambots.longpolling.interfaces.BackOff;

/**
 * The pause after a failed poll: doubled from failure to failure up to a bound, at least what Telegram asked for, and
 * over at once when the session closes.
 *
 * <p>The library's own back-off grows to fifteen minutes after a quarter of an hour of failures, and its sleep cannot be
 * ended; so this one waits by itself and tells the library to sleep for nothing.
 */
final class Pause implements BackOff {
    private final Duration first;
    private final Duration longest;
    private final CountDownLatch closed;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong askedMillis = new AtomicLong();

    Pause(Duration first, Duration longest, CountDownLatch closed) {
        this.first = first;
        this.longest = longest;
        this.closed = closed;
    }

    @Override
    public void reset() {
        failures.set(0);
    }

    /** The next pause is at least this long. */
    void atLeast(Duration asked) {
        askedMillis.accumulateAndGet(asked.toMillis(), Math::max);
    }

    @Override
    public long nextBackOffMillis() {
        await();
        return 0;
    }

    /** Waits; false when the session was closed meanwhile. */
    boolean await() {
        long doublings = Math.min(failures.getAndIncrement(), 20);
        long millis = Math.min(longest.toMillis(), first.toMillis() << doublings);
        // Half of it is drawn, so that several bots do not come back in step.
        long drawn = millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
        try {
            return !closed.await(Math.max(drawn, askedMillis.getAndSet(0)), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
