package io.rondo.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHT = hours("22:00", "08:00");

    private static QuietHours hours(String from, String to) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static String after(QuietHours hours, String instant) {
        return hours.after(Instant.parse(instant), BERLIN).toString();
    }

    @Test
    void the_day_is_not_quiet() {
        assertThat(after(NIGHT, "2026-12-01T12:00:00Z")).isEqualTo("2026-12-01T12:00:00Z");
        assertThat(after(NIGHT, "2026-12-01T07:00:00Z")).as("8:00 sharp").isEqualTo("2026-12-01T07:00:00Z");
        assertThat(after(NIGHT, "2026-12-01T20:59:59Z")).isEqualTo("2026-12-01T20:59:59Z");
    }

    @Test
    void a_night_over_midnight_ends_in_the_morning() {
        assertThat(after(NIGHT, "2026-12-01T21:00:00Z")).as("22:00 sharp").isEqualTo("2026-12-02T07:00:00Z");
        assertThat(after(NIGHT, "2026-12-01T23:30:00Z"))
                .as("half past midnight")
                .isEqualTo("2026-12-02T07:00:00Z");
        assertThat(after(NIGHT, "2026-12-02T06:59:59Z")).isEqualTo("2026-12-02T07:00:00Z");
    }

    @Test
    void a_siesta_within_one_day_ends_on_that_day() {
        QuietHours siesta = hours("13:00", "15:00");

        assertThat(after(siesta, "2026-12-01T12:30:00Z")).isEqualTo("2026-12-01T14:00:00Z");
        assertThat(after(siesta, "2026-12-01T14:00:00Z")).isEqualTo("2026-12-01T14:00:00Z");
    }

    @Test
    void equal_ends_mean_no_quiet_hours() {
        assertThat(after(hours("00:00", "00:00"), "2026-12-01T23:00:00Z")).isEqualTo("2026-12-01T23:00:00Z");
    }

    @Test
    void the_night_in_which_clocks_go_forward_is_an_hour_shorter() {
        assertThat(after(NIGHT, "2027-03-27T21:30:00Z")).isEqualTo("2027-03-28T06:00:00Z");
    }

    @Test
    void an_end_that_the_clocks_leap_over_is_the_leap() {
        assertThat(after(hours("22:00", "02:30"), "2027-03-27T22:00:00Z")).isEqualTo("2027-03-28T01:00:00Z");
    }

    @Test
    void the_night_in_which_clocks_go_back_is_an_hour_longer() {
        assertThat(after(NIGHT, "2026-10-24T21:00:00Z")).isEqualTo("2026-10-25T07:00:00Z");
    }

    @Test
    void an_end_that_comes_twice_is_the_first_that_is_not_past() {
        QuietHours early = hours("22:00", "02:30");

        assertThat(after(early, "2026-10-24T23:00:00Z")).as("1:00 summer time").isEqualTo("2026-10-25T00:30:00Z");
        assertThat(after(early, "2026-10-25T01:10:00Z")).as("2:10 winter time").isEqualTo("2026-10-25T01:30:00Z");
    }
}
