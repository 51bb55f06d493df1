package io.rondo.chat.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    private static final Instant MIXER = Instant.parse("2026-12-04T18:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void a_moment_is_written_in_the_readers_zone_and_language() {
        assertThat(Moments.format(MIXER, BERLIN, Locale.ENGLISH)).isEqualTo("Fri 4 Dec 2026 19:00");
        assertThat(Moments.format(MIXER, BERLIN, Locale.of("ru"))).isEqualTo("пт, 4 дек. 2026, 19:00");
        assertThat(Moments.format(MIXER, ZoneId.of("Asia/Tokyo"), Locale.ENGLISH))
                .isEqualTo("Sat 5 Dec 2026 03:00");
        assertThat(Moments.format(MIXER, BERLIN, Locale.GERMAN))
                .contains("2026")
                .contains("19:00");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, now, сейчас",
        "PT1S, in 1 second, через 1 секунду",
        "PT45S, in 45 seconds, через 45 секунд",
        "PT119S, in 119 seconds, через 119 секунд",
        "PT2M, in 2 minutes, через 2 минуты",
        "PT4M58S, in 5 minutes, через 5 минут",
        "PT119M, in 119 minutes, через 119 минут",
        "PT2H, in 2 hours, через 2 часа",
        "PT47H31M, in 48 hours, через 48 часов",
        "PT72H, in 3 days, через 3 дня",
        "PT1800H, in 3 months, через 3 месяца",
        "PT-2H, 2 hours ago, 2 часа назад"
    })
    void the_distance_is_said_in_one_unit(Duration distance, String english, String russian) {
        assertThat(Moments.relative(MIXER.plus(distance), MIXER, Locale.ENGLISH))
                .isEqualTo(english);
        assertThat(Moments.relative(MIXER.plus(distance), MIXER, Locale.of("ru")))
                .isEqualTo(russian);
    }
}
