package io.rondo.bench.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks again and again, as people do who wait for something. Thread-safe. */
final class Waiting {

    private static final Duration OFTEN = Duration.ofMillis(250);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final Duration patience;

    Waiting(Duration patience) {
        this.patience = patience;
    }

    /** @throws Lost when it does not come in time */
    <T> T forSome(String what, Supplier<Optional<T>> look) {
        return within(patience, look)
                .orElseThrow(() -> new Lost(what + " has not come within " + patience.toSeconds() + " s"));
    }

    /** @throws Lost when it does not come true in time */
    void until(String what, BooleanSupplier condition) {
        forSome(what, () -> condition.getAsBoolean() ? Optional.of(what) : Optional.empty());
    }

    /** Whether it comes true soon. */
    static boolean soon(Duration limit, BooleanSupplier condition) {
        return within(limit, () -> condition.getAsBoolean() ? Optional.of(limit) : Optional.empty())
                .isPresent();
    }

    private static <T> Optional<T> within(Duration limit, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + limit.toNanos();
        Optional<T> seen = look.get();
        while (seen.isEmpty() && System.nanoTime() < end) {
            pass(OFTEN);
            seen = look.get();
        }
        return seen;
    }

    /** Lets time pass. */
    static void pass(Duration time) {
        try {
            if (NEVER.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("never");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Lost("interrupted");
        }
    }

    /** Something that should have come has not. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(String what) {
            super(what);
        }
    }
}
