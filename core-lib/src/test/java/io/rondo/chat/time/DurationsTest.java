package io.rondo.chat.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.chat.time.Durations.NotUnderstood;
import io.rondo.chat.time.Durations.Reason;
import io.rondo.chat.time.Durations.Understood;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    private static final Locale RUSSIAN = Locale.of("ru");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    90s             | PT90S
                    0s              | PT0S
                    5m              | PT5M
                    5 min           | PT5M
                    5 minutes       | PT5M
                    5 min.          | PT5M
                    24h             | PT24H
                    1h30m           | PT1H30M
                    1h30            | PT1H30M
                    1h 30 min       | PT1H30M
                    1 hour, 30 minutes     | PT1H30M
                    2 hours and 5 minutes  | PT2H5M
                    1.5h            | PT1H30M
                    1,5 ч           | PT1H30M
                    2d              | PT48H
                    1w              | PT168H
                    an hour         | PT1H
                    half an hour    | PT30M
                    5м              | PT5M
                    5 мин           | PT5M
                    24ч             | PT24H
                    90с             | PT90S
                    2 дня           | PT48H
                    1 ч 30 мин      | PT1H30M
                    2 часа и 5 минут| PT2H5M
                    полчаса         | PT30M
                    полтора часа    | PT1H30M
                    неделя          | PT168H
                    PT5M            | PT5M
                    pt1h30m         | PT1H30M
                    P1D             | PT24H
                    P2W             | PT336H
                    """)
    void a_duration_is_read_as_people_write_it(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(new Understood(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                  | EMPTY
                    '   '               | EMPTY
                    5                   | NO_UNIT
                    1,5                 | NO_UNIT
                    -5m                 | NEGATIVE
                    −5 мин              | NEGATIVE
                    PT-5M               | NEGATIVE
                    soon                | NOT_A_DURATION
                    5 apples            | NOT_A_DURATION
                    h                   | NOT_A_DURATION
                    5m 5m               | NOT_A_DURATION
                    5m,                 | NOT_A_DURATION
                    1 month             | NOT_A_DURATION
                    1.5.2h              | NOT_A_DURATION
                    PT                  | NOT_A_DURATION
                    P99999999999999999D | NOT_A_DURATION
                    5m; DROP TABLE      | NOT_A_DURATION
                    11 years            | NOT_A_DURATION
                    3651d               | TOO_LONG
                    999999999999999999h | TOO_LONG
                    P999999999W         | TOO_LONG
                    """)
    void what_is_no_duration_comes_back_with_the_reason(String text, Reason reason) {
        assertThat(Durations.parse(text)).isEqualTo(new NotUnderstood(reason));
    }

    @Test
    void ten_thousand_characters_are_no_duration() {
        assertThat(Durations.parse("1h".repeat(5_000))).isEqualTo(new NotUnderstood(Reason.NOT_A_DURATION));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s, 0 с",
        "PT0.4S, 0 s, 0 с",
        "PT59.5S, 1 min, 1 мин",
        "PT5M, 5 min, 5 мин",
        "PT1H30M, 1 h 30 min, 1 ч 30 мин",
        "PT4M58S, 4 min 58 s, 4 мин 58 с",
        "PT48H, 2 d, 2 д",
        "PT24H5S, 1 d 5 s, 1 д 5 с"
    })
    void a_duration_is_written_briefly(Duration duration, String english, String russian) {
        assertThat(Durations.format(duration, Locale.ENGLISH)).isEqualTo(english);
        assertThat(Durations.format(duration, RUSSIAN)).isEqualTo(russian);
    }

    @Test
    void what_is_written_is_read_back() {
        for (long seconds = 0; seconds < 400_000; seconds += 977) {
            Duration duration = Duration.ofSeconds(seconds);
            assertThat(Durations.parse(Durations.format(duration, Locale.UK))).isEqualTo(new Understood(duration));
            assertThat(Durations.parse(Durations.format(duration, RUSSIAN))).isEqualTo(new Understood(duration));
        }
    }

    @Test
    void other_languages_get_their_own_short_form() {
        assertThat(Durations.format(Duration.ofMinutes(90), Locale.GERMAN))
                .contains("1 Std")
                .contains("30 Min");
        assertThat(Durations.format(Duration.ZERO, Locale.GERMAN)).contains("0");
    }

    @Test
    void a_negative_length_cannot_be_written() {
        assertThatThrownBy(() -> Durations.format(Duration.ofSeconds(-1), Locale.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
