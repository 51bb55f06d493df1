package io.rondo.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telegram.telegrambots.meta.TelegramUrl;

class BotApiUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8081, http, localhost, 8081",
        "http://bot-api/, http, bot-api, 80",
        "https://api.example.org, https, api.example.org, 443",
        "HTTPS://api.example.org:8443, https, api.example.org, 8443",
    })
    void an_address_is_read(String configured, String scheme, String host, int port) {
        assertThat(BotApiUrl.parse(configured)).isEqualTo(new TelegramUrl(scheme, host, port, false));
    }

    @Test
    void nothing_configured_means_telegram_itself() {
        assertThat(BotApiUrl.parse(" ")).isEqualTo(TelegramUrl.DEFAULT_URL);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8081, http:// or https://",
        "ftp://localhost, http:// or https://",
        "http://, not a URL",
        "http://host/bot, only scheme",
        "http://ana:secret@host, only scheme",
        "http://a b, not a URL",
    })
    void anything_else_is_refused_with_a_sentence(String configured, String why) {
        assertThatThrownBy(() -> BotApiUrl.parse(configured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TELEGRAM_API_URL")
                .hasMessageContaining(why);
    }
}
