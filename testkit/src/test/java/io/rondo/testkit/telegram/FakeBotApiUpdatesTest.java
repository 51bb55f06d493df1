package io.rondo.testkit.telegram;

import static io.rondo.testkit.telegram.RawBot.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.rondo.testkit.wire.Json;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FakeBotApiUpdatesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-04T18:00:00Z"));
    private final FakeBotApi api = FakeBotApi.start(now::get);
    private final RawBot bot = new RawBot(api);
    private final FakeUser ana = api.user("ana").knowsBot();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void an_update_comes_again_until_a_higher_offset_confirms_it() {
        ana.says("one");
        ana.says("two");

        long first = bot.updates(0).get(0).get("update_id").asLong();
        assertThat(bot.updates(0)).hasSize(2);
        assertThat(bot.updates(first + 1)).hasSize(1);
        assertThat(bot.updates(0)).hasSize(1);
        assertThat(api.unconfirmedUpdates()).isEqualTo(1);
    }

    @Test
    void a_long_poll_ends_as_soon_as_somebody_speaks() throws Exception {
        CompletableFuture<JsonNode> poll = bot.callAsync("getUpdates", "{'timeout':50}");
        api.awaitPolling();
        assertThat(poll).isNotDone();

        ana.says("/start");

        assertThat(poll.get(10, TimeUnit.SECONDS).at("/result/0/message/text").asString())
                .isEqualTo("/start");
    }

    @Test
    void a_second_poll_ends_the_first_with_a_conflict() throws Exception {
        CompletableFuture<JsonNode> first = bot.callAsync("getUpdates", "{'timeout':50}");
        api.awaitPolling();
        CompletableFuture<JsonNode> second = bot.callAsync("getUpdates", "{'timeout':50}");

        assertThat(error(first.get(10, TimeUnit.SECONDS))).startsWith("409 Conflict: terminated by other getUpdates");
        ana.says("/start");
        assertThat(second.get(10, TimeUnit.SECONDS).path("result")).hasSize(1);
    }

    @Test
    void only_the_types_asked_for_are_given() {
        bot.call("getUpdates", "{'allowed_updates':['callback_query']}");
        FakeMessage said = ana.says("hello");
        ana.pressesData(said, "x");

        assertThat(bot.updates(0))
                .singleElement()
                .satisfies(u -> assertThat(u.has("callback_query")).isTrue());
    }

    @Test
    void updates_can_be_repeated_after_they_were_confirmed_and_within_a_batch() {
        ana.says("one");
        long id = bot.updates(0).get(0).get("update_id").asLong();
        assertThat(bot.updates(id + 1)).isEmpty();

        api.repeatUpdate(id);
        assertThat(bot.updates(id + 1)).hasSize(1);
        assertThat(bot.updates(id + 1)).isEmpty();

        api.deliverEachUpdate(2);
        ana.says("two");
        assertThat(bot.updates(id + 1)).hasSize(2);
    }

    @Test
    void after_a_quiet_week_ids_may_start_lower() {
        ana.says("one");
        long id = bot.updates(0).get(0).get("update_id").asLong();
        bot.updates(id + 1);
        api.continueUpdateIdsFrom(1000);
        ana.says("two");

        assertThat(bot.updates(id + 1))
                .singleElement()
                .satisfies(u -> assertThat(u.get("update_id").asLong()).isEqualTo(1000));
    }

    @Test
    void a_webhook_gets_updates_in_order_with_its_secret_and_again_until_it_takes_them() throws Exception {
        List<String> taken = new CopyOnWriteArrayList<>();
        List<String> secrets = new CopyOnWriteArrayList<>();
        AtomicInteger refusals = new AtomicInteger(2);
        HttpServer webhook = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        webhook.createContext("/hook", exchange -> {
            String text = Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    .at("/message/text")
                    .asString();
            secrets.add(exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token"));
            boolean refuse = refusals.getAndDecrement() > 0;
            if (!refuse) {
                taken.add(text);
            }
            exchange.sendResponseHeaders(refuse ? 503 : 200, -1);
            exchange.close();
        });
        webhook.start();
        api.webhookRetryAfter(Duration.ofMillis(1));

        bot.call(
                "setWebhook",
                "{'url':'http://127.0.0.1:%d/hook','secret_token':'s3cret'}"
                        .formatted(webhook.getAddress().getPort()));
        ana.says("one");
        ana.says("two");
        api.awaitAllUpdatesTaken();

        assertThat(taken).containsExactly("one", "two");
        assertThat(secrets).hasSize(4).containsOnly("s3cret");
        assertThat(error(bot.call("getUpdates", "{}"))).startsWith("409 Conflict: can't use getUpdates method");
        webhook.stop(0);
    }

    @Test
    void a_dropped_connection_leaves_nothing_or_everything_done() {
        api.faults().on("sendMessage").dropBeforeHandling();
        assertThatThrownBy(() -> bot.send(ana.privateChat(), "one")).isInstanceOf(UncheckedIOException.class);
        assertThat(api.sent()).isEmpty();

        api.faults().on("sendMessage").dropAfterHandling();
        assertThatThrownBy(() -> bot.send(ana.privateChat(), "two")).isInstanceOf(UncheckedIOException.class);
        assertThat(api.sent()).extracting(FakeMessage::text).containsExactly("two");
        assertThat(api.requests("sendMessage"))
                .extracting(ApiRequest::answerLost)
                .containsExactly(false, true);
    }

    @Test
    void faults_hit_the_named_chat_as_often_as_told() {
        FakeUser bea = api.user("bea").knowsBot();
        api.faults()
                .on("sendMessage")
                .inChat(ana.privateChat())
                .after(1)
                .times(2)
                .tooManyRequests(7);

        assertThat(bot.send(bea.privateChat(), "x").path("ok").asBoolean()).isTrue();
        assertThat(bot.send(ana.privateChat(), "x").path("ok").asBoolean()).isTrue();
        assertThat(bot.send(ana.privateChat(), "x")
                        .at("/parameters/retry_after")
                        .asInt())
                .isEqualTo(7);
        assertThat(error(bot.send(ana.privateChat(), "x"))).isEqualTo("429 Too Many Requests: retry after 7");
        assertThat(bot.send(ana.privateChat(), "x").path("ok").asBoolean()).isTrue();
    }

    @Test
    void servers_fail_and_speak_garbage() {
        String path = "/bot" + api.token() + "/getMe";
        api.faults().on("getMe").serverError(502);
        assertThat(bot.post(path, "application/json", "{}").statusCode()).isEqualTo(502);
        api.faults().onAny().garbage();
        assertThat(bot.post(path, "application/json", "{}").body()).startsWith("<html>");
        assertThat(bot.post(path, "application/json", "{}").body()).contains("\"ok\":true");
    }

    @Test
    void rates_are_limited_when_asked_for() {
        api.strictRates(true);
        FakeChat group = api.group("Mixers").withBot();
        for (int i = 0; i < 3; i++) {
            assertThat(bot.send(group, "x").path("ok").asBoolean()).isTrue();
        }
        assertThat(error(bot.send(group, "x"))).isEqualTo("429 Too Many Requests: retry after 3");
        now.updateAndGet(t -> t.plusSeconds(3));
        assertThat(bot.send(group, "x").path("ok").asBoolean()).isTrue();
    }

    @Test
    void a_chat_in_flood_wait_opens_again_with_the_clock() {
        api.floodWait(ana.privateChat(), Duration.ofSeconds(30));
        assertThat(error(bot.send(ana.privateChat(), "x"))).isEqualTo("429 Too Many Requests: retry after 30");
        now.updateAndGet(t -> t.plusSeconds(30));
        assertThat(bot.send(ana.privateChat(), "x").path("ok").asBoolean()).isTrue();
    }
}
