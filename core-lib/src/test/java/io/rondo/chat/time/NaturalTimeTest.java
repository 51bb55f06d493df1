package io.rondo.chat.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.time.NaturalTime.Adjustment;
import io.rondo.chat.time.NaturalTime.InPast;
import io.rondo.chat.time.NaturalTime.NotUnderstood;
import io.rondo.chat.time.NaturalTime.Reason;
import io.rondo.chat.time.NaturalTime.Understood;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A Tuesday. */
    private static final Instant NOW =
            ZonedDateTime.of(2026, 12, 1, 12, 0, 0, 0, BERLIN).toInstant();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    now                     | 2026-12-01T12:00
                    19:00                   | 2026-12-01T19:00
                    09:00                   | 2026-12-02T09:00
                    7pm                     | 2026-12-01T19:00
                    7 pm                    | 2026-12-01T19:00
                    7:30 p.m.               | 2026-12-01T19:30
                    12 am                   | 2026-12-02T00:00
                    12pm                    | 2026-12-02T12:00
                    noon                    | 2026-12-02T12:00
                    today 20:00             | 2026-12-01T20:00
                    tonight at 20:00        | 2026-12-01T20:00
                    tomorrow 18:30          | 2026-12-02T18:30
                    18:30 tomorrow          | 2026-12-02T18:30
                    the day after tomorrow 18:30 | 2026-12-03T18:30
                    fri 19:00               | 2026-12-04T19:00
                    FRI 19:00               | 2026-12-04T19:00
                    friday 7pm              | 2026-12-04T19:00
                    on Friday at 7pm        | 2026-12-04T19:00
                    this friday 7pm         | 2026-12-04T19:00
                    next fri 19:00          | 2026-12-11T19:00
                    tue 19:00               | 2026-12-01T19:00
                    tue 11:00               | 2026-12-08T11:00
                    next tue 11:00          | 2026-12-08T11:00
                    4 dec 2026 19:00        | 2026-12-04T19:00
                    4 Dec, 19:00            | 2026-12-04T19:00
                    4th of December 19:00   | 2026-12-04T19:00
                    Dec 4 7pm               | 2026-12-04T19:00
                    December 4th, 2026 at 7 pm | 2026-12-04T19:00
                    Fri 4 Dec 2026 19:00    | 2026-12-04T19:00
                    4 jan 19:00             | 2027-01-04T19:00
                    4 oct 19:00             | 2027-10-04T19:00
                    2026-12-04 19:00        | 2026-12-04T19:00
                    2026-12-04T19:00        | 2026-12-04T19:00
                    2026-12-04T19:00:30     | 2026-12-04T19:00:30
                    2026-12-04T19:00+02:00  | 2026-12-04T18:00
                    2026-12-04T19:00:00.000Z| 2026-12-04T20:00
                    2026/12/04 19:00        | 2026-12-04T19:00
                    04.12.2026 19:00        | 2026-12-04T19:00
                    04.12.26 19:00          | 2026-12-04T19:00
                    04.12 19:00             | 2026-12-04T19:00
                    24/12/2026 19:00        | 2026-12-24T19:00
                    12/24 19:00             | 2026-12-24T19:00
                    19.30                   | 2026-12-01T19:30
                    в 19                    | 2026-12-01T19:00
                    in 2h                   | 2026-12-01T14:00
                    +2h                     | 2026-12-01T14:00
                    2 hours from now        | 2026-12-01T14:00
                    in 90s                  | 2026-12-01T12:01:30
                    in 1h30m                | 2026-12-01T13:30
                    in 3 days               | 2026-12-04T12:00
                    in 3 days at 19:00      | 2026-12-04T19:00
                    in 1.5 days             | 2026-12-03T00:00
                    in a month              | 2027-01-01T12:00
                    завтра 19:00            | 2026-12-02T19:00
                    Послезавтра в 18:30     | 2026-12-03T18:30
                    в пятницу в 19:00       | 2026-12-04T19:00
                    пт 19:00                | 2026-12-04T19:00
                    во вторник в 11:00      | 2026-12-08T11:00
                    в следующую пятницу в 19:00 | 2026-12-11T19:00
                    завтра в 7 вечера       | 2026-12-02T19:00
                    завтра в 7:30 утра      | 2026-12-02T07:30
                    завтра в 3 дня          | 2026-12-02T15:00
                    завтра в 19 часов       | 2026-12-02T19:00
                    4 декабря 19:00         | 2026-12-04T19:00
                    4-го декабря в 19.00    | 2026-12-04T19:00
                    пт, 4 дек. 2026, 19:00  | 2026-12-04T19:00
                    4 декабря 2026 г. в 19:00 | 2026-12-04T19:00
                    через 2 часа            | 2026-12-01T14:00
                    через час               | 2026-12-01T13:00
                    через полчаса           | 2026-12-01T12:30
                    через 90 с              | 2026-12-01T12:01:30
                    через 3 дня             | 2026-12-04T12:00
                    через 3 дня в 19:00     | 2026-12-04T19:00
                    через неделю            | 2026-12-08T12:00
                    <t:1796410800>          | 2026-12-04T20:00
                    <t:1796410800:F>        | 2026-12-04T20:00
                    """)
    void a_time_is_read_as_people_write_it(String text, java.time.LocalDateTime inBerlin) {
        NaturalTime read = NaturalTime.parse(text, BERLIN, NOW);

        assertThat(read).isInstanceOfSatisfying(Understood.class, understood -> {
            assertThat(understood.moment().withZoneSameInstant(BERLIN).toLocalDateTime())
                    .isEqualTo(inBerlin);
            assertThat(understood.adjustment()).isEqualTo(Adjustment.NONE);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    19:00 Europe/Moscow         | 2026-12-01T19:00+03:00[Europe/Moscow]
                    19:00 europe/moscow         | 2026-12-01T19:00+03:00[Europe/Moscow]
                    fri 19:00 New York          | 2026-12-04T19:00-05:00[America/New_York]
                    завтра в 19:00 по Москве    | 2026-12-02T19:00+03:00[Europe/Moscow]
                    завтра 19:00 мск            | 2026-12-02T19:00+03:00[Europe/Moscow]
                    19:00 UTC+3                 | 2026-12-01T19:00+03:00[UTC+03:00]
                    19:00 UTC-3:30              | 2026-12-01T19:00-03:30[UTC-03:30]
                    19:00 UTC                   | 2026-12-01T19:00Z[UTC]
                    in 3 days at 19:00 Europe/Moscow | 2026-12-04T19:00+03:00[Europe/Moscow]
                    """)
    void a_zone_after_the_time_is_used(String text, ZonedDateTime expected) {
        assertThat(NaturalTime.parse(text, BERLIN, NOW)).isEqualTo(new Understood(expected, Adjustment.NONE, true));
    }

    @Test
    void the_persons_own_zone_is_used_when_none_is_written() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");

        // 12:00 in Berlin is 20:00 in Tokyo, so 19:00 there is tomorrow's.
        assertThat(NaturalTime.parse("19:00", tokyo, NOW))
                .isEqualTo(new Understood(ZonedDateTime.of(2026, 12, 2, 19, 0, 0, 0, tokyo), Adjustment.NONE, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                      | EMPTY
                    tomorow 19:00           | NOT_A_TIME
                    tomorow 7               | NOT_A_TIME
                    soon                    | NOT_A_TIME
                    in soon                 | NOT_A_TIME
                    25:00                   | NOT_A_TIME
                    19:60                   | NOT_A_TIME
                    13 am                   | NOT_A_TIME
                    0pm                     | NOT_A_TIME
                    19:00 20:00             | NOT_A_TIME
                    fri fri 19:00           | NOT_A_TIME
                    tomorrow fri 19:00      | NOT_A_TIME
                    next 19:00              | NOT_A_TIME
                    dec 19:00               | NOT_A_TIME
                    2026 19:00              | NOT_A_TIME
                    in 2h at 19:00          | NOT_A_TIME
                    in 3 days at fri 19:00  | NOT_A_TIME
                    -2h                     | NOT_A_TIME
                    <t:abc>                 | NOT_A_TIME
                    <b>19:00</b>            | NOT_A_TIME
                    friday                  | NO_TIME_OF_DAY
                    4 dec                   | NO_TIME_OF_DAY
                    завтра                  | NO_TIME_OF_DAY
                    tomorrow at 7           | AMBIGUOUS_HOUR
                    завтра в 7              | AMBIGUOUS_HOUR
                    4/12/2026 19:00         | AMBIGUOUS_DATE
                    31 jun 19:00            | NO_SUCH_DATE
                    2026-13-01 19:00        | NO_SUCH_DATE
                    2026-02-30T19:00        | NO_SUCH_DATE
                    29 feb 2027 19:00       | NO_SUCH_DATE
                    Thu 4 Dec 2026 19:00    | WEEKDAY_DOES_NOT_FIT
                    19:00 Europe/Berlim     | UNKNOWN_ZONE
                    19:00 UTC+25            | UNKNOWN_ZONE
                    4 dec 2126 19:00        | TOO_FAR
                    in 11 years             | TOO_FAR
                    in 99999999999999999 h  | TOO_FAR
                    in 999999999999999999999999 years  | TOO_FAR
                    <t:999999999999>        | TOO_FAR
                    """)
    void what_cannot_be_read_comes_back_with_the_reason(String text, Reason reason) {
        assertThat(NaturalTime.parse(text, BERLIN, NOW)).isEqualTo(new NotUnderstood(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    today 11:00             | 2026-12-01T11:00
                    yesterday 19:00         | 2026-11-30T19:00
                    вчера в 19:00           | 2026-11-30T19:00
                    30 nov 19:00            | 2026-11-30T19:00
                    4 dec 2025 19:00        | 2025-12-04T19:00
                    2026-11-04T19:00        | 2026-11-04T19:00
                    <t:0>                   | 1970-01-01T01:00
                    """)
    void a_moment_that_has_passed_is_said_to_be_past(String text, java.time.LocalDateTime inBerlin) {
        assertThat(NaturalTime.parse(text, BERLIN, NOW)).isEqualTo(new InPast(inBerlin.atZone(BERLIN)));
    }

    @Test
    void a_time_that_the_clock_skips_is_moved_forward_and_flagged() {
        Instant march = Instant.parse("2027-03-01T12:00:00Z");

        assertThat(NaturalTime.parse("28 mar 2027 02:30", BERLIN, march))
                .isEqualTo(new Understood(
                        ZonedDateTime.parse("2027-03-28T03:30+02:00[Europe/Berlin]"),
                        Adjustment.MOVED_OUT_OF_GAP,
                        false));
    }

    @Test
    void of_a_time_that_the_clock_shows_twice_the_first_is_meant_and_flagged() {
        Instant october = Instant.parse("2026-10-01T12:00:00Z");

        assertThat(NaturalTime.parse("25 oct 02:30", BERLIN, october))
                .isEqualTo(new Understood(
                        ZonedDateTime.parse("2026-10-25T02:30+02:00[Europe/Berlin]"), Adjustment.FIRST_OF_TWO, false));
    }

    @Test
    void days_are_counted_on_the_calendar_and_hours_on_the_clock_when_the_clock_changes() {
        Instant dayBefore = ZonedDateTime.of(2027, 3, 27, 19, 0, 0, 0, BERLIN).toInstant();

        assertThat(NaturalTime.parse("in 1 day", BERLIN, dayBefore))
                .isEqualTo(new Understood(ZonedDateTime.of(2027, 3, 28, 19, 0, 0, 0, BERLIN), Adjustment.NONE, false));
        assertThat(NaturalTime.parse("in 24h", BERLIN, dayBefore))
                .isEqualTo(new Understood(ZonedDateTime.of(2027, 3, 28, 20, 0, 0, 0, BERLIN), Adjustment.NONE, false));
    }

    @Test
    void ten_thousand_characters_are_too_long() {
        assertThat(NaturalTime.parse("fri ".repeat(2_500), BERLIN, NOW)).isEqualTo(new NotUnderstood(Reason.TOO_LONG));
    }

    @Test
    void what_is_written_for_people_is_read_back_in_every_month_and_both_languages() {
        for (int day = 1; day < 400; day++) {
            Instant instant = ZonedDateTime.ofInstant(NOW, BERLIN)
                    .plusDays(day)
                    .plusMinutes(day)
                    .toInstant();
            for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.UK, Locale.US, Locale.of("ru")}) {
                String written = Moments.format(instant, BERLIN, locale);
                assertThat(NaturalTime.parse(written, BERLIN, NOW))
                        .as(written)
                        .isInstanceOfSatisfying(
                                Understood.class,
                                read -> assertThat(read.instant()).isEqualTo(instant));
            }
        }
    }

    @Test
    void no_text_makes_it_throw() {
        long seed = 20_261_204;
        Random random = new Random(seed);
        String[] pieces = {
            "fri",
            "next",
            "4",
            "dec",
            "19:00",
            "19",
            "в",
            "at",
            "in",
            "через",
            "3",
            "дня",
            "7",
            "pm",
            ".",
            ",",
            "/",
            "+",
            "-",
            "<t:",
            ">",
            "99999999999",
            "31.02",
            "0",
            "00:00",
            "T",
            "Z",
            "UTC",
            "Berlin",
            "a",
            "час",
            "\u0000",
            "😀",
            "١٢"
        };
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(7); length >= 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            assertThat(NaturalTime.parse(text.toString(), BERLIN, NOW))
                    .as("seed %d: %s", seed, text)
                    .isNotNull();
            assertThat(Durations.parse(text.toString()))
                    .as("seed %d: %s", seed, text)
                    .isNotNull();
        }
    }
}
