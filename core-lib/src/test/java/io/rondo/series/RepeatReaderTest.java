package io.rondo.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often something repeats, as people write it, and the dates that come of it. */
class RepeatReaderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 12, 4);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    daily                                  | FREQ=DAILY
                    every other day                        | FREQ=DAILY;INTERVAL=2
                    через день                             | FREQ=DAILY;INTERVAL=2
                    Weekly                                 | FREQ=WEEKLY
                    каждую неделю                          | FREQ=WEEKLY
                    раз в неделю                           | FREQ=WEEKLY
                    every 2 weeks on fri                   | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
                    every two weeks on Monday and Thursday | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH
                    fortnightly                            | FREQ=WEEKLY;INTERVAL=2
                    раз в 2 недели по пятницам             | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
                    каждую вторую пятницу                  | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
                    every second friday                    | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
                    каждую пятницу                         | FREQ=WEEKLY;BYDAY=FR
                    по вторникам и четвергам               | FREQ=WEEKLY;BYDAY=TU,TH
                    fridays                                | FREQ=WEEKLY;BYDAY=FR
                    every weekday                          | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
                    каждый будний день                     | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
                    по выходным                            | FREQ=WEEKLY;BYDAY=SA,SU
                    monthly                                | FREQ=MONTHLY
                    every 3 months                         | FREQ=MONTHLY;INTERVAL=3
                    monthly on the last friday             | FREQ=MONTHLY;BYDAY=-1FR
                    в последнюю пятницу месяца             | FREQ=MONTHLY;BYDAY=-1FR
                    the first and third monday of the month | FREQ=MONTHLY;BYDAY=1MO,3MO
                    every second friday of the month       | FREQ=MONTHLY;BYDAY=2FR
                    monthly on the 15th                    | FREQ=MONTHLY;BYMONTHDAY=15
                    каждый месяц 15 числа                  | FREQ=MONTHLY;BYMONTHDAY=15
                    last day of the month                  | FREQ=MONTHLY;BYMONTHDAY=-1
                    ежегодно                               | FREQ=YEARLY
                    weekly 10 times                        | FREQ=WEEKLY;COUNT=10
                    каждую пятницу 5 раз                   | FREQ=WEEKLY;COUNT=5;BYDAY=FR
                    weekly until 31 dec 2026               | FREQ=WEEKLY;UNTIL=20261231
                    каждую неделю до 31 января             | FREQ=WEEKLY;UNTIL=20270131
                    RRULE:FREQ=WEEKLY;BYDAY=FR             | FREQ=WEEKLY;BYDAY=FR
                    freq=monthly;byday=-1fr                | FREQ=MONTHLY;BYDAY=-1FR
                    FREQ=WEEKLY;UNTIL=20270101T220000Z     | FREQ=WEEKLY;UNTIL=20270101
                    FREQ=WEEKLY;UNTIL=20270101T233000Z     | FREQ=WEEKLY;UNTIL=20270102
                    """)
    void people_write_how_often(String written, String rule) {
        RepeatReader.Reading reading = RepeatReader.read(written, BERLIN, NOW);

        assertThat(reading).isInstanceOf(RepeatReader.Reading.Read.class);
        RepeatRule read = ((RepeatReader.Reading.Read) reading).rule();
        assertThat(List.of(read.text().split(";"))).containsExactlyInAnyOrder(rule.split(";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sometimes",
                "every",
                "every friday and then some",
                "monthly on friday",
                "every 0 weeks",
                "every 40th",
                "weekly on the last friday",
                "FREQ=FOO",
                "FREQ=DAILY;COUNT=0",
                "FREQ=WEEKLY;COUNT=3;UNTIL=20270101",
                "weekly 0 times x",
                "5"
            })
    void what_is_no_repetition_is_not_guessed(String written) {
        assertThat(RepeatReader.read(written, BERLIN, NOW))
                .isEqualTo(new RepeatReader.Reading.Unclear(RepeatReader.Reason.NOT_UNDERSTOOD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FREQ=HOURLY                   | TIMES_OF_DAY
                    FREQ=DAILY;BYHOUR=9,17        | TIMES_OF_DAY
                    FREQ=DAILY;INTERVAL=999999999 | INTERVAL
                    weekly until whenever         | UNTIL
                    weekly until 1 nov 2026       | UNTIL
                    weekly until                  | UNTIL
                    """)
    void what_cannot_be_is_told_apart(String written, RepeatReader.Reason reason) {
        assertThat(RepeatReader.read(written, BERLIN, NOW)).isEqualTo(new RepeatReader.Reading.Unclear(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "never", "нет"})
    void a_word_says_that_nothing_repeats(String written) {
        assertThat(RepeatReader.read(written, BERLIN, NOW)).isInstanceOf(RepeatReader.Reading.Never.class);
    }

    @Test
    void the_first_date_counts_as_one_whether_the_rule_names_it_or_not() {
        assertThat(dates("FREQ=WEEKLY;COUNT=3", 9)).containsExactly(FRIDAY, FRIDAY.plusDays(7), FRIDAY.plusDays(14));
        assertThat(dates("FREQ=WEEKLY;BYDAY=MO;COUNT=3", 9))
                .containsExactly(FRIDAY, FRIDAY.plusDays(3), FRIDAY.plusDays(10));
    }

    @Test
    void a_rule_that_never_comes_true_ends_instead_of_being_looked_for_for_ever() {
        assertThat(dates("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", 9)).containsExactly(FRIDAY);
        assertThat(dates("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 9)).containsExactly(FRIDAY);
        assertThat(dates("FREQ=YEARLY;INTERVAL=11", 9)).containsExactly(FRIDAY);
    }

    @Test
    void dates_are_counted_from_the_first_wherever_one_begins_to_look() {
        RepeatRule rule = new RepeatRule("FREQ=WEEKLY;INTERVAL=2;COUNT=4");

        assertThat(Occurrences.from(rule, FRIDAY, FRIDAY.plusDays(15), 9))
                .containsExactly(FRIDAY.plusDays(28), FRIDAY.plusDays(42));
        assertThat(Occurrences.before(rule, FRIDAY, FRIDAY.plusDays(28))).isEqualTo(2);
    }

    @Test
    void a_weekly_rule_is_moved_by_days_with_the_weeks_it_counts() {
        RepeatRule rule = new RepeatRule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR");
        List<LocalDate> before = Occurrences.from(rule, FRIDAY, FRIDAY, 8);

        List<LocalDate> after = Occurrences.from(rule.shifted(2), FRIDAY.plusDays(2), FRIDAY, 8);

        assertThat(after)
                .isEqualTo(before.stream().map(date -> date.plusDays(2)).toList());
    }

    private static List<LocalDate> dates(String rule, int most) {
        return Occurrences.from(new RepeatRule(rule), FRIDAY, FRIDAY, most);
    }
}
