package io.rondo.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    private SettableClock(Instant start) {
        this.now = start;
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
        return now;
    }

    /** Sets the clock, backwards too. */
    public synchronized void set(Instant instant) {
        now = instant;
    }

    /** Moves the clock on by this much; a negative duration moves it back. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
