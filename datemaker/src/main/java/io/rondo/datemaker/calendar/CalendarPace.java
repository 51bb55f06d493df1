package io.rondo.datemaker.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often a reader may read, in windows that begin with the first reading; kept in memory, for each process by itself. Safe to
 * use from several threads.
 */
final class CalendarPace {

    /**
     * The limits.
     *
     * @param readings so many in a window
     * @param mostReaders so many are remembered; of more, those longest known are forgotten
     */
    record Limits(int readings, Duration window, int mostReaders) {

        /** Of one calendar from one address of the network. */
        static final Limits OF_ONE_CALENDAR = new Limits(60, Duration.ofMinutes(10), 10_000);

        /** Of whatever from one address of the network. */
        static final Limits OF_ALL = new Limits(600, Duration.ofMinutes(10), 10_000);
    }

    private record Window(Instant until, int readings) {}

    private final InstantSource clock;
    private final Limits limits;
    private final Map<String, Window> windows = new LinkedHashMap<>();

    CalendarPace(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** Counts a reading; empty when it is within the limit, else how long to wait. */
    synchronized Optional<Duration> count(String reader) {
        Instant now = clock.instant();
        Window window = windows.get(reader);
        if (window == null || !now.isBefore(window.until())) {
            windows.remove(reader);
            forgetOldest();
            windows.put(reader, new Window(now.plus(limits.window()), 1));
            return Optional.empty();
        }
        if (window.readings() >= limits.readings()) {
            return Optional.of(Duration.between(now, window.until()));
        }
        windows.put(reader, new Window(window.until(), window.readings() + 1));
        return Optional.empty();
    }

    private void forgetOldest() {
        if (windows.size() >= limits.mostReaders()) {
            windows.remove(windows.keySet().iterator().next());
        }
    }
}
