package io.rondo.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rondo.testkit.telegram.FakeBotApi;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

class SendFailureTest {
    private final FakeBotApi api = FakeBotApi.start();
    private final OkHttpTelegramClient client =
            new OkHttpTelegramClient(BotHttp.forSending(), api.token(), BotApiUrl.parse(api.url()));
    private final FakeUser ana = api.user("ana").knowsBot();

    @AfterEach
    void stop() {
        api.close();
    }

    private SendFailure failure(BotApiMethod<?> method) {
        return SendFailure.of(catchThrowableOfType(TelegramApiException.class, () -> client.execute(method)));
    }

    private SendFailure send(FakeChat chat) {
        return failure(new SendMessage(Long.toString(chat.id()), "Hi"));
    }

    @Test
    void people_who_blocked_the_bot_or_never_wrote_to_it_are_unreachable() {
        ana.blocks();
        assertThat(send(ana.privateChat())).isInstanceOf(SendFailure.Unreachable.class);

        FakeUser hugo = api.user("hugo");
        api.group("Mixers").withBot().with(hugo);
        assertThat(send(hugo.privateChat())).isInstanceOf(SendFailure.Unreachable.class);
    }

    @Test
    void a_group_can_be_gone_or_moved() {
        FakeChat group = api.group("Mixers").withBot();
        FakeChat moved = group.upgradeToSupergroup();
        assertThat(send(group)).isEqualTo(new SendFailure.Moved(moved.id()));

        moved.removeBot(ana);
        assertThat(send(moved)).isInstanceOf(SendFailure.ChatGone.class);
    }

    @Test
    void too_many_says_when_to_come_back() {
        api.faults().on("sendMessage").tooManyRequests(7);
        assertThat(send(ana.privateChat())).isEqualTo(new SendFailure.TooMany(Duration.ofSeconds(7)));
    }

    @Test
    void a_lost_answer_is_unknown_and_was_sent_once() {
        api.faults().on("sendMessage").after(1).dropAfterHandling();
        assertThat(catchThrowableOfType(
                        TelegramApiException.class,
                        () -> client.execute(new SendMessage(Long.toString(ana.id()), "keeps a connection"))))
                .isNull();
        assertThat(send(ana.privateChat())).isInstanceOf(SendFailure.Unknown.class);
        assertThat(api.doubledSends()).isZero();
    }

    @Test
    void trouble_that_telegram_names_is_told_from_a_page_of_a_gateway() {
        api.faults().on("sendMessage").serverError(502);
        assertThat(send(ana.privateChat())).isEqualTo(new SendFailure.Trouble(502, "Bad Gateway"));
        api.faults().on("sendMessage").gatewayError(502);
        assertThat(send(ana.privateChat())).isInstanceOf(SendFailure.Unknown.class);
    }

    @Test
    void edits_and_presses_come_too_late() throws Exception {
        int id = client.execute(new SendMessage(Long.toString(ana.id()), "Hi")).getMessageId();
        assertThat(failure(EditMessageText.builder()
                        .chatId(ana.id())
                        .messageId(id)
                        .text("Hi")
                        .build()))
                .isEqualTo(new SendFailure.NotModified());
        assertThat(failure(new DeleteMessage(Long.toString(ana.id()), 99))).isInstanceOf(SendFailure.MessageGone.class);
        assertThat(failure(new AnswerCallbackQuery("12345"))).isEqualTo(new SendFailure.PressExpired());
    }

    @Test
    void what_is_wrong_in_itself_is_refused() {
        SendMessage broken = new SendMessage(Long.toString(ana.id()), "<b>");
        broken.setParseMode("HTML");
        assertThat(failure(broken)).isInstanceOf(SendFailure.Refused.class);
    }
}
