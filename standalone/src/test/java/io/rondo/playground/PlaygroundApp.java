package io.rondo.playground;

import io.rondo.chat.ButtonCodec;
import io.rondo.chat.Catalogue;
import io.rondo.chat.Dispatcher;
import io.rondo.chat.Platform;
import io.rondo.chat.Requesters;
import io.rondo.chat.words.Bundles;
import io.rondo.member.Communities;
import io.rondo.member.MemberRequesters;
import io.rondo.member.People;
import io.rondo.member.profile.Profiles;
import io.rondo.migrations.Migrator;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Json;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** The playground with the {@link SamplerFeature} behind it, in a web server of its own, and a client for it. */
final class PlaygroundApp implements AutoCloseable {

    private static final Consumer<DataSource> SCHEMA = database -> new Migrator(database).migrate();

    final TestDatabase database = TestDatabase.fresh(SCHEMA);
    final Transactor transactor;
    final SamplerFeature sampler = new SamplerFeature();
    final ButtonCodec buttons;
    final Map<String, PracticeRooms.State> rooms = new ConcurrentHashMap<>();
    final People people = new People();
    final Profiles profiles = new Profiles(PlaygroundApp::turned, PlaygroundApp::turned);
    final Playground playground;
    volatile Instant now = Instant.parse("2026-12-01T12:00:00Z");
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    PlaygroundApp() {
        InstantSource clock = () -> now;
        transactor = new JdbiTransactor(JdbiTransactor.jdbi(database.dataSource()), clock, new Bell());
        MasterKey key = MasterKey.parse(MasterKey.generate());
        Catalogue catalogue = new Catalogue(List.of(sampler));
        Bundles bundles = new Bundles(List.of("chat", "sampler"));
        buttons = new ButtonCodec(transactor, catalogue, key.authenticator("button", 8)::sign);
        Requesters requesters = new MemberRequesters(new Communities(), people);
        Dispatcher dispatcher = new Dispatcher(transactor, catalogue, requesters, bundles, buttons);
        playground = new Playground(
                transactor, dispatcher, catalogue, bundles, buttons, new MemberResidents(requesters, people, profiles),
                (_, room) -> rooms.getOrDefault(room, PracticeRooms.State.UNKNOWN), clock);
        FilterRegistrationBean<PlaygroundGuard> guard = new FilterRegistrationBean<>(new PlaygroundGuard());
        guard.setUrlPatterns(PlaygroundGuard.PATHS);
        context = new SpringApplicationBuilder(Empty.class)
                .initializers(empty -> {
                    empty.getBeanFactory().registerSingleton("playground", playground.controller());
                    empty.getBeanFactory().registerSingleton("guard", guard);
                })
                .run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
    }

    /** A stand-in for encryption, its own inverse. */
    private static byte[] turned(byte[] bytes) {
        byte[] turned = bytes.clone();
        for (int i = 0; i < turned.length; i++) {
            turned[i] ^= 0x55;
        }
        return turned;
    }

    /** The person that a persona became. */
    UUID personId(UnitOfWork work, String name) {
        UUID community = new Communities()
                .chat(work, Platform.PLAYGROUND, MemberRequesters.PLAYGROUND_CHAT).orElseThrow().communityId();
        return people.findByName(work, community, name).orElseThrow();
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** The JSON of a call that is expected to succeed. */
    JsonNode post(String path, Object body) {
        HttpResponse<String> response = send(path, Json.write(body));
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return Json.parse(response.body());
    }

    HttpResponse<String> send(String path, String body) {
        return send(HttpRequest.newBuilder(address("/playground/api/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void person(String name) {
        post("people", Map.of("name", name));
    }

    JsonNode say(String as, String text, String chat) {
        return post("say", Map.of("as", as, "text", text, "chat", chat)).get("messages");
    }

    JsonNode say(String as, String text) {
        return post("say", Map.of("as", as, "text", text)).get("messages");
    }

    JsonNode press(String as, JsonNode message, String label) {
        return post("press", pressing(as, message, label)).get("messages");
    }

    static Map<String, String> pressing(String as, JsonNode message, String label) {
        for (JsonNode button : message.get("buttons")) {
            if (button.get("label").asString().equals(label)) {
                return new TreeMap<>(Map.of(
                        "as", as, "message", message.get("id").asString(), "button", button.get("id").asString()));
            }
        }
        throw new AssertionError("No button " + label + " on " + message);
    }

    JsonNode messages(String as, long after) {
        String query = "?as=" + URLEncoder.encode(as, StandardCharsets.UTF_8) + "&after=" + after;
        return Json.parse(get("/playground/api/messages" + query).body());
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** A web server without anything of its own. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Empty {}
}
