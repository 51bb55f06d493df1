package io.rondo.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.migrations.Migrator;
import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.SecretKeyFile;
import io.rondo.standalone.ApplicationStarter;
import io.rondo.standalone.Settings;
import io.rondo.standalone.Standalone;
import io.rondo.standalone.postgres.RunningDatabase;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** What stands in {@code deploy} and {@code docker-compose.yml} fits the programs. */
class DeployTest {

    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();
    private static final Path TOP = top();
    private static final Path DASHBOARD = TOP.resolve("deploy/grafana/dashboards/rondo.json");
    private static final Path ALERTS = TOP.resolve("deploy/prometheus/alerts.yml");
    private static final Pattern METRIC = Pattern.compile("\\b(?:rondo|jvm|process|system|hikaricp)_[a-z_]+");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

    @TempDir
    private Path folder;

    private static Path top() {
        return Stream.of("", "..")
                .map(Path::of)
                .filter(folder -> Files.exists(folder.resolve("docker-compose.yml")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_metric_of_the_dashboard_and_of_the_alerts_is_there_in_a_running_process() throws Exception {
        Set<String> wanted = new TreeSet<>();
        expressions()
                .forEach(expression -> METRIC.matcher(expression)
                        .results()
                        .map(found -> found.group())
                        .forEach(wanted::add));
        assertThat(wanted).contains("rondo_health", "rondo_outbox_oldest_due_seconds", "process_cpu_usage");
        TestDatabase database = TestDatabase.fresh(SCHEMA);
        int port = FreePort.find();
        Environment environment = Environment.read(
                Map.of(
                        "RONDO_DATA", folder.toString(),
                        "RONDO_PORT", String.valueOf(port),
                        "DATABASE_URL", database.jdbcUrl()),
                folder);
        ApplicationStarter.Application rondo = Standalone.start(
                new Settings(
                        environment,
                        RunningDatabase.of(database.jdbcUrl(), database.user(), database.password()),
                        SecretKeyFile.keyOf(environment)),
                new PrintStream(OutputStream.nullOutputStream()));
        try {
            somethingHappens(database);
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(metrics(port)).containsAll(wanted));
        } finally {
            rondo.close();
        }
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : Json.parse(Files.readString(DASHBOARD)).get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                expressions.add(target.get("expr").asString());
            }
        }
        for (Map<?, ?> group : maps(yaml(ALERTS).get("groups"))) {
            for (Map<?, ?> rule : maps(group.get("rules"))) {
                expressions.add(String.valueOf(rule.get("expr")));
            }
        }
        assertThat(expressions).hasSizeGreaterThan(20);
        return expressions;
    }

    /** The lags of deliveries and of messages are known once there was one. */
    private static void somethingHappens(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO deliveries (platform, chat, kind, reply, created_at, not_before)
                        VALUES ('playground', 'group', 'card', ?::jsonb, now(), now())
                        """)) {
            statement.setString(
                    1, Json.mapper().writerFor(Reply.class).writeValueAsString(Reply.text(RichText.plain("Hello"))));
            statement.execute();
            connection.createStatement().execute("""
                    INSERT INTO outbox (queue, type, body, created_at, due_at) VALUES ('datemaker', 'sweep', '{}', now(), now())
                    """);
        }
    }

    private static Set<String> metrics(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void every_alert_says_what_it_is_and_what_to_do() throws IOException {
        for (Map<?, ?> group : maps(yaml(ALERTS).get("groups"))) {
            assertThat(maps(group.get("rules")))
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat((Map<?, ?>) rule.get("annotations"))
                            .extracting(notes -> Set.copyOf(notes.keySet()))
                            .isEqualTo(Set.of("summary", "description")));
        }
    }

    @Test
    void every_container_of_ours_has_a_limit_a_command_that_the_image_knows_and_a_health_check() throws IOException {
        String entrypoint = Files.readString(TOP.resolve("deploy/image/entrypoint"));
        assertThat(Files.readString(TOP.resolve("deploy/image/Dockerfile")))
                .contains("HEALTHCHECK", "USER rondo", "eclipse-temurin:25-jre");
        services().forEach((name, service) -> {
            assertThat(service.get("profiles")).as(name).isNotNull();
            assertThat(service.toString()).as(name).contains("memory=").contains("restart=");
            if (String.valueOf(service.get("image")).contains("rondo")) {
                List<?> command = (List<?>) Objects.requireNonNull(service.get("command"));
                assertThat(entrypoint).as(name).containsPattern("[ |]" + command.getFirst() + "[ |)]");
            } else {
                assertThat(service.get("healthcheck")).as(name).isNotNull();
            }
        });
        assertThat(services().keySet())
                .contains("rondo", "datemaker", "questmaster", "telegram-bot", "discord-bot", "postgres", "rabbitmq");
    }

    @Test
    void whoever_makes_calls_is_told_of_the_call_services_and_livekit_takes_the_same_key() throws IOException {
        assertThat(List.of("rondo", "datemaker", "telegram-bot", "discord-bot"))
                .allSatisfy(name -> assertThat(map(services().get(name)).get("environment"))
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                        .containsKeys(
                                "LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET", "GOOGLE_CREDENTIALS_FILE"));
        Map<?, ?> livekit = map(services().get("livekit"));
        assertThat(livekit.get("profiles")).isEqualTo(List.of("livekit"));
        assertThat(map(livekit.get("environment")).get("LIVEKIT_KEYS"))
                .isEqualTo("${LIVEKIT_API_KEY:-}: ${LIVEKIT_API_SECRET:-}");
    }

    @Test
    void the_image_starts_programs_that_there_are() throws IOException {
        Matcher mains = Pattern.compile("main=(io\\.rondo\\.[A-Za-z.]+)")
                .matcher(Files.readString(TOP.resolve("deploy/image/entrypoint")));

        assertThat(mains.results().map(found -> found.group(1)).distinct())
                .hasSize(5)
                .allSatisfy(name -> assertThat(Class.forName(name).getMethod("main", String[].class))
                        .isNotNull());
    }

    @Test
    void no_secret_stands_in_a_file_and_every_variable_is_one_that_rondo_or_the_file_knows() throws IOException {
        String compose = Files.readString(TOP.resolve("docker-compose.yml"));
        String known =
                Files.readString(TOP.resolve(".env.example")) + Files.readString(TOP.resolve("docs/operations.md"));

        assertThat(compose).doesNotContainPattern("(?i)(password|token|secret_key|_url)(_file)?: +[^/{\\s$&*]");
        Set<String> variables = new TreeSet<>();
        VARIABLE.matcher(compose).results().map(found -> found.group(1)).forEach(variables::add);
        services().values().forEach(service -> {
            if (service.get("environment") instanceof Map<?, ?> environment
                    && String.valueOf(service.get("image")).contains("rondo")) {
                environment.keySet().stream()
                        .map(name -> name.toString().replaceFirst("_FILE$", ""))
                        .forEach(variables::add);
            }
        });
        assertThat(variables)
                .contains("RONDO_SECRET_KEY", "TELEGRAM_TOKEN")
                .allSatisfy(name -> assertThat(known).contains(name));
        Map<?, ?> secrets = map(yaml(TOP.resolve("docker-compose.yml")).get("secrets"));
        String made = Files.readString(TOP.resolve("deploy/make-secrets"));
        assertThat(secrets.values())
                .allSatisfy(secret -> assertThat(made)
                        .contains(Path.of(String.valueOf(((Map<?, ?>) secret).get("file")))
                                .getFileName()
                                .toString()));
    }

    @Test
    void every_file_that_a_container_mounts_is_there() throws IOException {
        Stream<String> mounted = services().values().stream()
                .flatMap(service -> service.get("volumes") instanceof List<?> volumes ? volumes.stream() : Stream.of())
                .map(volume -> volume.toString().split(":", 2)[0])
                .filter(source -> source.startsWith("./"));

        assertThat(mounted)
                .hasSizeGreaterThan(3)
                .allSatisfy(source -> assertThat(TOP.resolve(source)).exists());
    }

    private static Map<String, Map<?, ?>> services() throws IOException {
        Map<?, ?> services = map(yaml(TOP.resolve("docker-compose.yml")).get("services"));
        return services.entrySet().stream().collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()), entry ->
                (Map<?, ?>) entry.getValue()));
    }

    private static Map<?, ?> map(@Nullable Object map) {
        return (Map<?, ?>) Objects.requireNonNull(map);
    }

    private static Map<?, ?> yaml(Path file) throws IOException {
        Map<?, ?> content = new Yaml().load(Files.readString(file));
        return content;
    }

    private static List<Map<?, ?>> maps(@Nullable Object list) {
        List<Map<?, ?>> maps = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(list)).forEach(one -> maps.add((Map<?, ?>) one));
        return maps;
    }
}
