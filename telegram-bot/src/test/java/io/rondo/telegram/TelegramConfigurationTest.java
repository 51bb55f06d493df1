package io.rondo.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.call.CallProviders;
import io.rondo.call.PracticeCalls;
import io.rondo.event.EventLimits;
import io.rondo.migrations.Migrator;
import io.rondo.runtime.CoreConfiguration;
import io.rondo.runtime.CoreSettings;
import io.rondo.runtime.RuntimeConfiguration;
import io.rondo.runtime.RuntimeSettings;
import io.rondo.secret.MasterKey;
import io.rondo.telegram.api.PollingSession;
import io.rondo.telegram.api.WebhookUpdates;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.testkit.telegram.FakeBotApi;
import io.rondo.testkit.telegram.FakeUser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The bot as an application wires it, by webhook and by long polling. */
class TelegramConfigurationTest {

    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();

    private final TestDatabase database = TestDatabase.fresh(SCHEMA);
    private final FakeBotApi api = FakeBotApi.start();
    private final FakeUser ana = api.user("ana");
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePort.find();

    @SuppressWarnings("NullAway.Init") // every test starts one
    private ConfigurableApplicationContext context;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({RuntimeConfiguration.class, CoreConfiguration.class, TelegramConfiguration.class})
    static class Application {}

    @AfterEach
    void close() {
        context.close();
        api.assertNoViolations();
        api.close();
        database.close();
    }

    private void start(boolean webhook) {
        TelegramSettings telegram = new TelegramSettings(
                api.token(),
                api.url(),
                webhook,
                URI.create("http://127.0.0.1:" + port),
                new PollingSession.Settings(Duration.ofSeconds(20), Duration.ofMillis(10), Duration.ofMillis(100)));
        RuntimeSettings runtime = RuntimeSettings.of(
                RuntimeSettings.Database.at(database.jdbcUrl(), database.user(), database.password()), "dev");
        CoreSettings core = new CoreSettings(
                MasterKey.parse(MasterKey.generate()),
                EventLimits.DEFAULT,
                "test",
                URI.create("http://localhost:8080"));
        CallProviders calls = new CallProviders(List.of(new PracticeCalls("https://rondo.example.org")));
        context = new SpringApplicationBuilder(Application.class)
                .properties(Map.of("server.port", port, "spring.main.banner-mode", "off"))
                .logStartupInfo(false)
                .initializers(empty -> {
                    empty.getBeanFactory().registerSingleton("telegramSettings", telegram);
                    empty.getBeanFactory().registerSingleton("runtimeSettings", runtime);
                    empty.getBeanFactory().registerSingleton("coreSettings", core);
                    empty.getBeanFactory().registerSingleton("callProviders", calls);
                })
                .run();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private int push(String secret, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + TelegramSettings.WEBHOOK_PATH))
                                .header("Content-Type", "application/json")
                                .header(WebhookUpdates.SECRET_HEADER, secret)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private long updates() {
        return context.getBean(org.jdbi.v3.core.Jdbi.class)
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM updates")
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void updates_that_telegram_pushes_are_answered_once() {
        start(true);
        api.awaitRequests("setWebhook", 1);
        api.deliverEachUpdate(2);

        ana.starts();

        assertThat(api.awaitText(ana, "Hello Ana")).isNotNull();
        api.awaitAllUpdatesTaken();
        assertThat(updates()).isEqualTo(1);
        assertThat(api.requests("getUpdates")).isEmpty();
    }

    @Test
    void a_push_with_a_wrong_secret_is_turned_away() throws Exception {
        start(true);
        api.awaitRequests("setWebhook", 1);

        assertThat(push("guessed", "{\"update_id\":1}")).isEqualTo(403);
        assertThat(push("", "{\"update_id\":1}")).isEqualTo(403);

        assertThat(updates()).isZero();
    }

    @Test
    void with_long_polling_there_is_no_webhook() throws Exception {
        start(false);

        ana.starts();

        assertThat(api.awaitText(ana, "Hello Ana")).isNotNull();
        assertThat(push("guessed", "{\"update_id\":1}")).isEqualTo(404);
        assertThat(api.requests("setWebhook")).isEmpty();
    }

    @Test
    void health_tells_whether_updates_come_in() throws Exception {
        start(false);
        api.awaitPolling();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(get("/actuator/health").body()).contains("\"takesUpdates\":true"));
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);

        api.faults().on("getUpdates").always().serverError(409);
        ana.starts();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(get("/actuator/health").statusCode()).isEqualTo(503));
        assertThat(get("/actuator/health").body()).contains("problem").doesNotContain(api.token());
    }
}
