package io.rondo.chat.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin",
        "europe/berlin, Europe/Berlin",
        "america/new york, America/New_York",
        "Berlin, Europe/Berlin",
        "берлин, Europe/Berlin",
        "Moscow, Europe/Moscow",
        "Москва, Europe/Moscow",
        "New York, America/New_York",
        "new_york, America/New_York",
        "нью-йорк, America/New_York",
        "Нью Йорк, America/New_York",
        "Kyiv, Europe/Kyiv",
        "kolkata, Asia/Kolkata",
        "Санкт-Петербург, Europe/Moscow",
        "San Francisco, America/Los_Angeles",
        "Орёл, ",
        "Etc/GMT-3, Etc/GMT-3",
        "utc, UTC",
        "UTC+3, UTC+03:00",
        "gmt+3, UTC+03:00",
        "UTC -3:30, UTC-03:30",
        "+05:30, UTC+05:30",
        "МСК+2, UTC+05:00",
        "UTC+19, ",
        "Gotham, ",
        "'', "
    })
    void a_zone_is_found_by_the_names_people_use(String name, String expected) {
        assertThat(Zones.find(name).map(ZoneId::getId).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Berlim", "berln", "europe/berlim", "Берлинн"})
    void a_near_miss_is_suggested(String name) {
        assertThat(Zones.suggest(name)).contains(ZoneId.of("Europe/Berlin")).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void nothing_is_suggested_for_nonsense_or_for_ten_thousand_characters() {
        assertThat(Zones.suggest("qqqqqqqqqqqq")).isEmpty();
        assertThat(Zones.suggest("berlin".repeat(2_000))).isEmpty();
        assertThat(Zones.suggest(" ")).isEmpty();
        assertThat(Zones.find("berlin".repeat(2_000))).isEmpty();
    }

    @Test
    void a_zone_is_shown_by_its_city_in_the_readers_language() {
        assertThat(Zones.displayName(ZoneId.of("Europe/Berlin"), Locale.ENGLISH))
                .isEqualTo("Berlin");
        assertThat(Zones.displayName(ZoneId.of("Europe/Moscow"), Locale.of("ru")))
                .isEqualTo("Москва");
        assertThat(Zones.displayName(ZoneId.of("UTC+03:00"), Locale.ENGLISH)).isEqualTo("UTC+03:00");
    }
}
