package io.rondo.playground;

import io.rondo.chat.ButtonCodec;
import io.rondo.chat.Dispatcher;
import io.rondo.chat.Incoming;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.Requesters;
import io.rondo.chat.Role;
import io.rondo.migrations.Migrator;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    final Map<String, GivenProfile> profiles = new ConcurrentHashMap<>();
    final Playground playground;
    volatile Instant now = Instant.parse("2026-12-01T12:00:00Z");
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    PlaygroundApp() {
        InstantSource clock = () -> now;
        transactor = new JdbiTransactor(JdbiTransactor.jdbi(database.dataSource()), clock, new Bell());
        buttons = new ButtonCodec();
        Dispatcher dispatcher = new Dispatcher(transactor, List.of(sampler), new KnownByName(), buttons);
        playground = new Playground(
                transactor, dispatcher, buttons,
                (_, _, persona, profile) -> profile.ifPresent(given -> profiles.put(persona.name(), given)),
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

    /** Everyone is who they say they are. */
    private static final class KnownByName implements Requesters {

        @Override
        public Requester resolve(UnitOfWork work, Incoming incoming) {
            Incoming.Sender sender = incoming.sender();
            UUID id = UUID.nameUUIDFromBytes(sender.externalId().getBytes(StandardCharsets.UTF_8));
            return new Requester(
                    id, id, Platform.PLAYGROUND, sender.name(), sender.username(), Optional.of(id),
                    sender.role().orElse(Role.PLAYER), Locale.forLanguageTag(sender.locale().orElse("en")),
                    ZoneId.of(sender.zone().orElse("UTC")), false);
        }

        @Override
        public Requester in(UnitOfWork work, Requester requester, UUID communityId) {
            return requester;
        }
    }
}
