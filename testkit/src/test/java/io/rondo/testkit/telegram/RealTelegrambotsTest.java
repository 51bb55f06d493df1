package io.rondo.testkit.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.longpolling.interfaces.BackOff;
import org.telegram.telegrambots.longpolling.util.DefaultGetUpdatesGenerator;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberAdministrator;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeChat;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** The client library that Rondo uses, talking to the fake over the wire. */
class RealTelegrambotsTest {
    private final FakeBotApi api = FakeBotApi.start();
    private final TelegramUrl url = new TelegramUrl("http", "127.0.0.1", api.port(), false);
    private final OkHttpTelegramClient client = new OkHttpTelegramClient(
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build(), api.token(), url);
    private final FakeUser ana = api.user("ana").knowsBot();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void long_polling_delivers_what_people_say_and_confirms_it() throws Exception {
        List<Update> received = new CopyOnWriteArrayList<>();
        try (var app = new TelegramBotsLongPollingApplication()) {
            app.registerBot(api.token(), () -> url, new DefaultGetUpdatesGenerator(), received::addAll);
            ana.says("/start");
            FakeChat group = api.group("Mixers").ownedBy(ana);
            group.addBot(ana).promoteBot(ana);
            api.awaitAllUpdatesTaken();
        }

        assertThat(received).hasSize(4);
        assertThat(received.getFirst().getMessage().getText()).isEqualTo("/start");
        assertThat(received.getFirst().getMessage().getFrom().getLanguageCode()).isEqualTo("en");
        assertThat(received.getLast().getMyChatMember().getNewChatMember()).isInstanceOf(ChatMemberAdministrator.class);
        api.assertNoViolations();
    }

    @Test
    void messages_buttons_edits_files_and_commands_pass_the_description() throws Exception {
        var keyboard = InlineKeyboardMarkup.builder()
                .keyboardRow(new InlineKeyboardRow(InlineKeyboardButton.builder()
                        .text("Register")
                        .callbackData("r1")
                        .build()))
                .build();
        var sent = client.execute(SendMessage.builder()
                .chatId(ana.id())
                .text("<b>Mixer</b>")
                .parseMode("HTML")
                .replyMarkup(keyboard)
                .build());
        Press press = ana.presses(api.awaitText(ana, "Mixer"), "Register");
        client.execute(AnswerCallbackQuery.builder()
                .callbackQueryId(press.queryId())
                .text("In")
                .build());
        client.execute(EditMessageText.builder()
                .chatId(ana.id())
                .messageId(sent.getMessageId())
                .text("You're in")
                .build());
        client.execute(SendDocument.builder()
                .chatId(ana.id())
                .caption("Calendar")
                .document(new InputFile(
                        new ByteArrayInputStream("BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8)), "mixer.ics"))
                .replyMarkup(keyboard)
                .build());
        client.execute(SetMyCommands.builder()
                .command(new BotCommand("help", "Help"))
                .scope(new BotCommandScopeChat(Long.toString(ana.id())))
                .build());
        FakeChat group = api.supergroup("Mixers").withBotAsAdministrator();
        client.execute(new GetChatMember(Long.toString(group.id()), api.botId()));

        assertThat(press.awaitAnswer().text()).isEqualTo("In");
        assertThat(api.messagesSeenBy(ana)).extracting(FakeMessage::text).containsExactly("You're in", "Calendar");
        assertThat(api.sentTo(ana).getLast().file().orElseThrow().contentAsText())
                .isEqualTo("BEGIN:VCALENDAR");
        assertThat(api.sentTo(ana).getLast().labels()).containsExactly("Register");
        api.assertNoViolations();
    }

    @Test
    void a_refusal_carries_its_code_and_parameters() {
        api.faults().on("sendMessage").tooManyRequests(7);

        assertThatThrownBy(() -> client.execute(new SendMessage(Long.toString(ana.id()), "Hi")))
                .isInstanceOfSatisfying(TelegramApiRequestException.class, e -> {
                    assertThat(e.getErrorCode()).isEqualTo(429);
                    assertThat(e.getParameters().getRetryAfter()).isEqualTo(7);
                });
    }

    @Test
    void a_lost_answer_is_an_error_without_code_and_the_message_stands() throws Exception {
        client.execute(new SendMessage(Long.toString(ana.id()), "first"));
        api.faults().on("sendMessage").dropAfterHandling();

        assertThatThrownBy(() -> client.execute(new SendMessage(Long.toString(ana.id()), "second")))
                .isInstanceOf(TelegramApiException.class)
                .isNotInstanceOf(TelegramApiRequestException.class);
        assertThat(api.sentTo(ana)).extracting(FakeMessage::text).containsExactly("first", "second");
    }

    @Test
    void okhttp_by_default_sends_again_by_itself_when_an_answer_is_lost_on_a_kept_connection() throws Exception {
        var retrying = new OkHttpTelegramClient(new OkHttpClient(), api.token(), url);
        retrying.execute(new SendMessage(Long.toString(ana.id()), "first"));
        api.faults().on("sendMessage").dropAfterHandling();

        retrying.execute(new SendMessage(Long.toString(ana.id()), "second"));

        assertThat(api.doubledSends()).isEqualTo(1);
    }

    @Test
    void an_update_that_does_not_parse_makes_the_library_fetch_the_batch_for_ever() throws Exception {
        List<Update> received = new CopyOnWriteArrayList<>();
        ana.says("before");
        api.injectUnparsableUpdate();
        ana.says("after");
        Function<Integer, GetUpdates> generator = new DefaultGetUpdatesGenerator();
        try (var app = new TelegramBotsLongPollingApplication(
                ObjectMapper::new, OkHttpClient::new, Executors::newSingleThreadScheduledExecutor, Impatient::new)) {
            app.registerBot(api.token(), () -> url, generator, received::addAll);
            api.awaitRequests("getUpdates", 5);
        }

        assertThat(received).isEmpty();
        assertThat(api.unconfirmedUpdates()).isEqualTo(3);
    }

    /** Tries again at once. */
    private static final class Impatient implements BackOff {
        @Override
        public void reset() {}

        @Override
        public long nextBackOffMillis() {
            return 1;
        }
    }

    @Test
    void a_webhook_body_is_an_update_for_the_library() throws Exception {
        List<Update> received = new CopyOnWriteArrayList<>();
        HttpServer webhook = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        webhook.createContext("/", exchange -> {
            received.add(new ObjectMapper().readValue(exchange.getRequestBody(), Update.class));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        webhook.start();
        client.execute(SetWebhook.builder()
                .url("http://127.0.0.1:" + webhook.getAddress().getPort() + "/")
                .secretToken("s3cret")
                .allowedUpdate("message")
                .build());

        ana.says("/start");
        api.awaitAllUpdatesTaken();

        assertThat(received)
                .singleElement()
                .satisfies(u -> assertThat(u.getMessage().getText()).isEqualTo("/start"));
        api.assertNoViolations();
        webhook.stop(0);
    }
}
