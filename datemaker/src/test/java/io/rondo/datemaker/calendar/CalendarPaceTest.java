package io.rondo.datemaker.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often a calendar may be read. */
class CalendarPaceTest {

    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final SettableClock clock = SettableClock.at("2026-12-04T18:00:00Z");
    private final CalendarPace pace = new CalendarPace(clock, new CalendarPace.Limits(2, WINDOW, 3));

    @Test
    void one_reading_more_than_allowed_waits_until_the_window_is_over() {
        assertThat(pace.count("ana")).isEmpty();
        clock.advance(Duration.ofMinutes(4));
        assertThat(pace.count("ana")).isEmpty();

        assertThat(pace.count("ana")).contains(Duration.ofMinutes(6));

        clock.advance(Duration.ofMinutes(6));
        assertThat(pace.count("ana")).isEmpty();
    }

    @Test
    void another_reader_is_not_held_up() {
        pace.count("ana");
        pace.count("ana");

        assertThat(pace.count("hugo")).isEmpty();
    }

    @Test
    void only_so_many_readers_are_remembered() {
        pace.count("ana");
        pace.count("ana");
        pace.count("bea");
        pace.count("dora");
        pace.count("gus");

        assertThat(pace.count("ana")).isEmpty();
    }
}
