package io.rondo.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class SettableClock implements InstantSource {

    private final AtomicReference<Instant> now;

    private SettableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    public static SettableClock at(Instant start) {
        return new SettableClock(start);
    }

    /** @param start an instant in ISO 8601, such as {@code 2026-03-27T18:00:00Z} */
    public static SettableClock at(String start) {
        return at(Instant.parse(start));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Sets the clock, backwards too. */
    public void set(Instant instant) {
        now.set(instant);
    }

    /** Moves the clock on by this much; a negative duration moves it back. */
    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }
}
