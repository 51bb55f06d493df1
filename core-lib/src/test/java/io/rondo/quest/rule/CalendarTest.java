package io.rondo.quest.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days that are never lost, doubled or shortened. */
class CalendarTest {

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static Period day(Calendar calendar, String instant) {
        return calendar.period(Cadence.DAY, at(instant));
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks go forward, and back.
        "Europe/Berlin, 2026-03-28, PT24H, PT23H",
        "Europe/Berlin, 2026-10-24, PT24H, PT25H",
        // There is no midnight on the day on which clocks go forward.
        "Africa/Cairo, 2026-04-23, PT24H, PT23H",
        "America/Havana, 2026-10-31, PT24H, PT25H",
        // A leap day, and a date that never was.
        "Europe/Berlin, 2028-02-28, PT24H, PT24H",
        "Pacific/Apia, 2011-12-29, PT24H, PT24H"
    })
    void a_day_follows_the_other(ZoneId zone, LocalDate date, Duration length, Duration lengthOfNext) {
        Calendar calendar = Calendar.of(zone);
        Period first =
                calendar.period(Cadence.DAY, date.atStartOfDay(zone).toInstant().plusSeconds(3600));
        Period second = calendar.period(Cadence.DAY, first.to());
        assertThat(Duration.between(first.from(), first.to())).isEqualTo(length);
        assertThat(Duration.between(second.from(), second.to())).isEqualTo(lengthOfNext);
        assertThat(calendar.connects(Cadence.DAY, first, second, false)).isTrue();
        assertThat(calendar.period(Cadence.DAY, second.to().minusMillis(1))).isEqualTo(second);
    }

    @Test
    void apia_goes_from_the_29th_to_the_31st_without_a_gap_in_a_row() {
        Calendar calendar = Calendar.of(ZoneId.of("Pacific/Apia"));
        Period last = day(calendar, "2011-12-30T09:59:59Z");
        Period first = day(calendar, "2011-12-30T10:00:00Z");
        assertThat(last.isFollowedBy(first)).isTrue();
        assertThat(first.from()).isEqualTo(at("2011-12-30T10:00:00Z"));
    }

    @Test
    void a_zone_chosen_at_half_past_eleven_gives_no_second_day_and_takes_none() {
        Calendar eastwards = new Calendar(List.of(
                new Calendar.Since(ZoneId.of("Europe/Berlin"), Instant.EPOCH),
                new Calendar.Since(ZoneId.of("Asia/Tokyo"), at("2026-12-07T22:30:00Z"))));
        Period monday = day(eastwards, "2026-12-07T12:00:00Z");
        assertThat(day(eastwards, "2026-12-07T22:31:00Z")).isEqualTo(monday);
        // It is Tuesday in Tokyo, and Monday goes on until that is over.
        assertThat(day(eastwards, "2026-12-08T14:59:59Z")).isEqualTo(monday);
        Period next = day(eastwards, "2026-12-08T15:00:00Z");
        assertThat(monday.isFollowedBy(next)).isTrue();

        Calendar westwards = new Calendar(List.of(
                new Calendar.Since(ZoneId.of("Europe/Berlin"), Instant.EPOCH),
                new Calendar.Since(ZoneId.of("America/New_York"), at("2026-12-07T22:30:00Z"))));
        Period long1 = day(westwards, "2026-12-07T22:31:00Z");
        assertThat(Duration.between(long1.from(), long1.to())).isEqualTo(Duration.ofHours(30));
        assertThat(long1.isFollowedBy(day(westwards, "2026-12-08T05:00:00Z"))).isTrue();
    }

    @Test
    void whatever_zones_are_chosen_when_no_period_is_short_and_each_follows_another() {
        List<ZoneId> zones = List.of(
                ZoneId.of("Europe/Berlin"),
                ZoneId.of("Pacific/Apia"),
                ZoneId.of("Pacific/Honolulu"),
                ZoneId.of("Asia/Kathmandu"),
                ZoneId.of("America/Havana"));
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Instant start = at("2026-02-20T00:00:00Z");
            List<Calendar.Since> chosen = new java.util.ArrayList<>();
            chosen.add(new Calendar.Since(zones.get(random.nextInt(5)), Instant.EPOCH));
            Instant when = start;
            for (int i = 0; i < 4; i++) {
                when = when.plus(Duration.ofMinutes(1 + random.nextInt(4 * 24 * 60)));
                chosen.add(new Calendar.Since(zones.get(random.nextInt(5)), when));
            }
            Calendar calendar = new Calendar(chosen);
            for (Cadence cadence : List.of(Cadence.DAY, Cadence.WEEK, Cadence.MONTH)) {
                Instant end = start.plus(Duration.ofDays(60));
                Period period = calendar.period(cadence, start);
                while (period.to().isBefore(end)) {
                    Instant inside = period.from().plusMillis((long) (random.nextDouble()
                            * Duration.between(period.from(), period.to()).toMillis()));
                    assertThat(calendar.period(cadence, inside))
                            .as("seed " + seed)
                            .isEqualTo(period);
                    Period next = calendar.period(cadence, period.to());
                    assertThat(period.isFollowedBy(next)).as("seed " + seed).isTrue();
                    assertThat(Duration.between(next.from(), next.to()))
                            .as("seed " + seed)
                            .isGreaterThanOrEqualTo(Duration.ofHours(23));
                    period = next;
                }
            }
        }
    }

    @Test
    void grace_forgives_one_period_and_not_two() {
        Calendar calendar = Calendar.of(ZoneId.of("Europe/Berlin"));
        Period monday = day(calendar, "2026-12-07T12:00:00Z");
        Period wednesday = day(calendar, "2026-12-09T12:00:00Z");
        Period thursday = day(calendar, "2026-12-10T12:00:00Z");
        assertThat(calendar.connects(Cadence.DAY, monday, wednesday, false)).isFalse();
        assertThat(calendar.connects(Cadence.DAY, monday, wednesday, true)).isTrue();
        assertThat(calendar.connects(Cadence.DAY, monday, thursday, true)).isFalse();
    }
}
