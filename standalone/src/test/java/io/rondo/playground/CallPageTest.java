package io.rondo.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rondo.adapters.CallAdapters;
import io.rondo.adapters.livekit.LiveKitClient;
import io.rondo.call.CallKeys;
import io.rondo.call.Caller;
import io.rondo.datemaker.DatemakerConfiguration;
import io.rondo.migrations.Migrator;
import io.rondo.runtime.ServiceMain;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.testkit.livekit.FakeLiveKit;
import io.rondo.testkit.livekit.FakeSignal;
import io.rondo.tx.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The call page as the datemaker serves it, over HTTP and in a browser with a camera that is not real. */
class CallPageTest {

    private static final String SECRET_KEY = MasterKey.generate();
    private static final CallKeys KEYS =
            new CallKeys(MasterKey.parse(SECRET_KEY).authenticator("call", 16));
    private static final FakeLiveKit LIVEKIT = FakeLiveKit.start();
    private static final FakeSignal SIGNAL = FakeSignal.start();
    private static final TestDatabase DATABASE = TestDatabase.fresh(source -> new Migrator(source).migrate());
    private static final URI HOME = URI.create("http://127.0.0.1:" + FreePort.find());
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static Optional<ConfigurableApplicationContext> datemaker = Optional.empty();

    private UUID call = UUID.randomUUID();

    @BeforeAll
    static void start() throws SQLException {
        datemaker = Optional.of(ServiceMain.start(
                Map.of(
                        "DATABASE_URL", DATABASE.jdbcUrl(),
                        "RONDO_PORT", String.valueOf(HOME.getPort()),
                        "RONDO_DATA", folder.toString(),
                        "RONDO_SECRET_KEY", SECRET_KEY,
                        "LIVEKIT_URL", SIGNAL.url().toString(),
                        "LIVEKIT_API_URL", LIVEKIT.api().toString(),
                        "LIVEKIT_API_KEY", FakeLiveKit.KEY,
                        "LIVEKIT_API_SECRET", FakeLiveKit.SECRET),
                folder,
                CallPageTest.class,
                (environment, process) -> process.with(DatemakerConfiguration.class)
                        .deciding(CallAdapters.bestFirst(false, environment.calls(), Optional.empty()))));
        sql("""
                INSERT INTO communities (name, created_at) VALUES ('Lisbon', now());
                INSERT INTO people (id, name, created_at) VALUES
                    ('00000000-0000-4000-8000-000000000001', 'ana', now()),
                    ('00000000-0000-4000-8000-000000000002', 'hugo', now());
                """);
    }

    @AfterAll
    static void stop() {
        datemaker.ifPresent(ConfigurableApplicationContext::close);
        HTTP.close();
        SIGNAL.close();
        LIVEKIT.close();
        DATABASE.close();
    }

    /** A round that ends in five minutes, with a call that is there. */
    @BeforeEach
    void a_call() throws SQLException {
        UUID event = UUID.randomUUID();
        UUID pair = UUID.randomUUID();
        call = UUID.randomUUID();
        sql("""
                INSERT INTO events (id, community_id, kind, title, starts_at, zone, capacity, min_people, group_size, sides,
                    round_length, break_length, confirm_opens, confirm_closes, rules_before, grace, rating_window, calls,
                    created_by, created_at, state, step, step_at)
                SELECT '%1$s', id, 'PAIRING', 'Friday mixer', now(), 'UTC', 2, 2, 2, 'EVERYONE', 'PT5M', 'PT1M', 'PT1H',
                    'PT1H', 'PT5M', 'PT2M', 'PT15M', '{livekit}', '00000000-0000-4000-8000-000000000001', now(), 3,
                    'END_ROUND', now() + interval 'PT5M' FROM communities;
                INSERT INTO pairs (id, event_id, plan_version, group_no, round_no, state, person_a, person_b)
                VALUES ('%2$s', '%1$s', 1, 1, 1, 'ACTIVE', '00000000-0000-4000-8000-000000000001',
                    '00000000-0000-4000-8000-000000000002');
                INSERT INTO calls (id, pair_id, attempt, provider, state, url, second_url, reference, created_at)
                VALUES ('%3$s', '%2$s', 1, 'livekit', 'CREATED', 'first-%3$s', 'second-%3$s', 'rondo-%3$s', now());
                """.formatted(event, pair, call));
    }

    private static void sql(String script) throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static JsonNode post(String what, String key) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(HOME.resolve("/call/api/" + what))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(Map.of("key", key)))));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(HOME.resolve(path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_key_is_exchanged_for_a_token_while_the_round_runs() throws Exception {
        JsonNode entry = post("enter", KEYS.key(call, Caller.SECOND));
        assertThat(entry.path("state").asString()).isEqualTo("open");
        assertThat(entry.path("leftMs").asLong()).isBetween(280_000L, 300_000L);
        Map<String, Object> claims =
                LIVEKIT.tokens().claims(entry.path("token").asString()).orElseThrow();
        assertThat(claims).containsEntry("sub", "second");
        Duration valid = Duration.between(
                InstantSource.system().instant(),
                LIVEKIT.tokens().expires(entry.path("token").asString()));
        assertThat(valid).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(7));
        assertThat(LIVEKIT.tokens().grants(entry.path("token").asString()).orElseThrow())
                .containsEntry("room", "rondo-" + call);
    }

    @Test
    void nothing_is_told_for_a_wrong_key_and_no_token_after_the_round() throws Exception {
        assertThat(post("enter", "guessed")).hasToString("{\"state\":\"unknown\"}");
        assertThat(post("enter", KEYS.key(UUID.randomUUID(), Caller.FIRST))).hasToString("{\"state\":\"unknown\"}");
        sql("UPDATE calls SET state = 'ENDED' WHERE id = '" + call + "'");
        assertThat(post("enter", KEYS.key(call, Caller.FIRST))).hasToString("{\"state\":\"over\"}");
    }

    @Test
    void a_stopped_clock_has_no_end() throws Exception {
        sql(
                "UPDATE events SET paused_at = now() WHERE id = (SELECT event_id FROM pairs p JOIN calls c ON c.pair_id = p.id"
                        + " WHERE c.id = '" + call + "')");
        assertThat(post("state", KEYS.key(call, Caller.FIRST)).path("leftMs").isNull())
                .isTrue();
    }

    @Test
    void the_page_loads_from_ourselves_alone_and_talks_to_nobody_but_the_call_server() throws Exception {
        HttpResponse<String> page = get("/call");
        assertThat(page.body()).doesNotContain("http://").doesNotContain("https://");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'")
                .contains("connect-src 'self' " + SIGNAL.url());
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(Json.parse(get("/call/words/ru").body()).path("leave").asString())
                .isEqualTo("Выйти");
        assertThat(get("/call/words/xx").statusCode()).isEqualTo(404);
        assertThat(get("/call/page/..%2Fwords_en.properties").statusCode()).isNotEqualTo(200);
    }

    @Test
    void both_languages_have_the_same_words() throws Exception {
        assertThat(Json.parse(get("/call/words/en").body()).propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Json.parse(get("/call/words/ru").body()).propertyNames());
    }

    @Test
    void what_livekit_tells_becomes_the_report_and_what_others_tell_is_turned_away() throws Exception {
        Instant start = Instant.parse("2026-12-04T19:00:00Z");
        assertThat(tell("participant_joined", "first", start)).isEqualTo(200);
        assertThat(tell("participant_joined", "second", start.plusSeconds(30))).isEqualTo(200);
        assertThat(tell("room_finished", "", start.plusSeconds(300))).isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(HOME.resolve("/call/livekit"))
                                .header("Authorization", "forged")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
        await().atMost(Duration.ofSeconds(20)).until(() -> reported().equals("2 270"));
    }

    private int tell(String event, String identity, Instant at) throws Exception {
        String body = Json.write(Map.of(
                "event", event,
                "room", Map.of("name", "rondo-" + call),
                "participant", Map.of("sid", "PA_" + identity, "identity", identity),
                "createdAt", String.valueOf(at.getEpochSecond())));
        return send(HttpRequest.newBuilder(HOME.resolve("/call/livekit"))
                        .header("Content-Type", "application/webhook+json")
                        .header("Authorization", LIVEKIT.tokens().webhookHeader(body))
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    private String reported() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(participants || ' ' || talked_s, '') FROM calls"
                        + " WHERE id = '" + call + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void in_a_browser_it_shows_the_time_asks_before_it_listens_and_dials_with_the_token() {
        assumeTrue(Browser.installed().isPresent(), "Chromium is not installed");
        assumeTrue(LiveKitClient.isThere(), "the build had no npm");
        try (Browser browser = Browser.start(folder.resolve("chromium"))) {
            browser.show(URI.create(HOME + "/call#" + KEYS.key(call, Caller.FIRST)), 390, 780, true);
            browser.until("document.body.dataset.phase === 'ready'");
            assertThat(browser.evaluate("location.hash").asString()).isEmpty();
            assertThat(browser.evaluate("document.getElementById('clock').textContent")
                            .asString())
                    .matches("4:\\d\\d|5:00");
            picture(browser, "call-page-before");
            browser.evaluate("document.getElementById('join').click()");
            browser.until("document.getElementById('self').videoWidth > 0");
            await().atMost(Duration.ofSeconds(20)).until(() -> !SIGNAL.tokens().isEmpty());
            assertThat(LIVEKIT.tokens().grants(SIGNAL.tokens().getFirst()).orElseThrow())
                    .containsEntry("room", "rondo-" + call);
            picture(browser, "call-page-connecting");
            browser.evaluate("document.getElementById('camera').click()");
            browser.until("document.getElementById('camera').getAttribute('aria-pressed') === 'false'");
            browser.evaluate("document.getElementById('leave').click()");
            browser.until("document.body.dataset.phase === 'left'");
            picture(browser, "call-page-left");
            sqlQuietly("UPDATE calls SET state = 'ENDED' WHERE id = '" + call + "'");
            browser.until("document.body.dataset.phase === 'over'");
            picture(browser, "call-page-over");
        }
    }

    private static void picture(Browser browser, String name) {
        browser.screenshot(PICTURES.resolve(name + ".png"));
    }

    private static void sqlQuietly(String script) {
        try {
            sql(script);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
