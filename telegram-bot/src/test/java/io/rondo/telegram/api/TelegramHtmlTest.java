package io.rondo.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.testkit.telegram.FakeBotApi;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;

class TelegramHtmlTest {
    private static final String NASTY = "</b><script>&amp;\"' 🎉 <b>";

    private final FakeBotApi api = FakeBotApi.start();
    private final FakeUser ana = api.user("ana").knowsBot();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whatever_people_write_is_shown_as_they_wrote_it() throws Exception {
        var client = new OkHttpTelegramClient(BotHttp.forSending(), api.token(), BotApiUrl.parse(api.url()));
        String html = TelegramHtml.bold(NASTY)
                + TelegramHtml.link(NASTY, "https://example.org/?a=\"&b=<c>")
                + TelegramHtml.italic(NASTY)
                + TelegramHtml.time(Instant.parse("2026-12-04T18:00:00Z"), "wDt", NASTY);
        client.execute(SendMessage.builder()
                .chatId(ana.id())
                .text(html)
                .parseMode("HTML")
                .build());

        assertThat(api.sentTo(ana).getFirst().text()).isEqualTo(NASTY.repeat(4));
        api.assertNoViolations();
    }

    @Test
    void what_cannot_be_sent_is_left_out() {
        assertThat(TelegramHtml.escape("a\0b\ud83dc\ude00d🎉")).isEqualTo("abcd🎉");
    }

    @Test
    void formats_of_time_are_checked() {
        assertThatThrownBy(() -> TelegramHtml.time(Instant.EPOCH, "rt", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
