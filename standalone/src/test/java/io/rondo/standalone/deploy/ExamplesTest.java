package io.rondo.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.rondo.adapters.CallAdapters;
import io.rondo.datemaker.DatemakerConfiguration;
import io.rondo.migrations.Migrator;
import io.rondo.runtime.ServiceMain;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.broker.BrokerServer;
import io.rondo.testkit.broker.TestBroker;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Json;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The programs of {@code docs/examples}, run as a stranger runs them, against an event service on a broker that nobody else uses. */
class ExamplesTest {

    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final String EVENT = "01890000-0000-7000-8000-000000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private static Path folder;

    private static final List<AutoCloseable> OPENED = new ArrayList<>();
    private static Optional<BrokerServer> server = Optional.empty();
    private static Optional<Jdbi> database = Optional.empty();

    private record Run(int exitCode, List<String> printed, String complaints) {}

    @BeforeAll
    static void start_an_event_service_on_a_broker() {
        server = BrokerServer.start();
        assumeTrue(server.isPresent(), TestBroker.HOW_TO_GET_ONE);
        server.ifPresent(OPENED::add);
        TestDatabase fresh = TestDatabase.fresh(SCHEMA);
        OPENED.add(fresh);
        database = Optional.of(Jdbi.create(fresh.dataSource()));
        Map<String, String> variables = Map.of(
                "RONDO_DATA", folder.toString(),
                "RONDO_PORT", "" + FreePort.find(),
                "AMQP_URL", server.orElseThrow().url(),
                "DATABASE_URL", fresh.jdbcUrl(),
                "RONDO_SECRET_KEY", MasterKey.generate());
        ConfigurableApplicationContext datemaker = ServiceMain.start(
                variables,
                folder,
                ExamplesTest.class,
                (environment, process) -> process.with(DatemakerConfiguration.class)
                        .deciding(CallAdapters.bestFirst(false, environment.calls(), Optional.empty())));
        OPENED.add(datemaker);
        makeAnEventThatAnaMayComeTo();
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable opened : OPENED.reversed()) {
            opened.close();
        }
        OPENED.clear();
    }

    /** It waits for the step that opens its confirmation, which comes when a test says so. */
    private static void makeAnEventThatAnaMayComeTo() {
        execute("INSERT INTO communities (name, created_at) VALUES ('Mixers', now())");
        execute("INSERT INTO people (name, created_at, current_community) SELECT 'ana', now(), id FROM communities");
        execute("""
                INSERT INTO accounts (person_id, platform, external_id, name, created_at, seen_at)
                SELECT id, 'telegram', '1001', name, now(), now() FROM people""");
        execute("""
                INSERT INTO members (community_id, person_id, joined_at) SELECT current_community, id, now() FROM people""");
        execute("""
                INSERT INTO events (id, community_id, kind, title, starts_at, zone, capacity, min_people, group_size, sides,
                    round_length, break_length, confirm_opens, confirm_closes, rules_before, grace, rating_window, calls,
                    created_by, created_at, published_at, step, step_version, step_at)
                SELECT '%s', current_community, 'PAIRING', 'Friday "mixer"', now() + interval 'PT12H', 'UTC', 20, 4, 10,
                    'EVERYONE', 'PT5M', 'PT1M', 'PT24H', 'PT1H', 'PT5M', 'PT2M', 'PT15M', '{jitsi}',
                    id, now(), now(), 'OPEN_CONFIRMATION', 1, now()
                FROM people
                """.formatted(EVENT));
    }

    private static void execute(String sql) {
        database.orElseThrow().useHandle(handle -> handle.execute(sql));
    }

    private static List<String> texts(String query) {
        return database.orElseThrow()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    @BeforeEach
    void nobody_has_a_seat_and_confirmation_is_not_open() {
        execute("DELETE FROM registrations");
        execute("UPDATE events SET state = 0, step = 'OPEN_CONFIRMATION', step_version = 1, step_at = now()");
    }

    @Test
    void the_java_program_lists_registers_and_confirms_as_soon_as_that_is_open() throws Exception {
        Run early = listAndRegister("telegram", "1001");

        assertThat(early.exitCode()).as(early.complaints()).isZero();
        assertThat(types(early)).containsExactly("events", "registration", "registration");
        assertThat(body(early, 0).at("/events/0/title").asString()).isEqualTo("Friday \"mixer\"");
        assertThat(body(early, 0).at("/events/0").has("your_state")).isFalse();
        assertThat(body(early, 1).path("state").asString()).isEqualTo("REGISTERED");
        assertThat(body(early, 2).path("reason").asString()).isEqualTo("not_possible");
        assertThat(texts("SELECT state FROM registrations")).containsExactly("REGISTERED");

        openConfirmation();
        Run again = listAndRegister("telegram", "1001");

        assertThat(again.exitCode()).as(again.complaints()).isZero();
        assertThat(body(again, 0).at("/events/0/your_state").asString()).isEqualTo("REGISTERED");
        assertThat(body(again, 2).path("state").asString()).isEqualTo("CONFIRMED");
        assertThat(texts("SELECT state FROM registrations")).containsExactly("CONFIRMED");
    }

    @Test
    void the_script_asks_over_the_management_api_and_prints_the_answer() throws Exception {
        lookForTheManagementApiAndCurl();

        Run listed = ask("telegram", "1001", "list_events");
        Run registered = ask("telegram", "1001", "register_event", EVENT);
        Run nonsense = ask("telegram", "1001", "event_control", EVENT, "{\"what\": \"dance \\\"tango\\\"\"}");

        assertThat(listed.exitCode()).as(listed.complaints()).isZero();
        assertThat(answer(listed).at("/events/0/id").asString()).isEqualTo(EVENT);
        assertThat(registered.exitCode()).as(registered.complaints()).isZero();
        assertThat(answer(registered).path("state").asString()).isEqualTo("REGISTERED");
        assertThat(texts("SELECT state FROM registrations")).containsExactly("REGISTERED");
        assertThat(answer(nonsense).path("reason").asString()).isEqualTo("unknown_control");
    }

    private Run listAndRegister(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                clientWithWhatItNeeds(),
                EXAMPLES.resolve("ListAndRegister.java").toString()));
        command.addAll(List.of(arguments));
        return run(command, Map.of("AMQP_URL", server.orElseThrow().url()));
    }

    /** Of what the tests have no more than the page says that is needed. */
    private static String clientWithWhatItNeeds() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Path.of(entry)
                        .getFileName()
                        .toString()
                        .matches("(amqp-client|slf4j-api|netty-[a-z-]+)-\\d.*jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Run ask(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(EXAMPLES.resolve("ask.sh").toString()));
        command.addAll(List.of(arguments));
        return run(command, Map.of("RABBIT", server.orElseThrow().managementUrl(), "RABBIT_USER", "guest:guest"));
    }

    private Run run(List<String> command, Map<String, String> variables) throws Exception {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path complaints = Files.createTempFile(folder, "complaints", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(complaints.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RABBIT") || name.startsWith("RONDO_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readAllLines(output), Files.readString(complaints));
    }

    private static List<String> types(Run run) {
        return run.printed().stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    private static JsonNode body(Run run, int line) {
        String printed = run.printed().get(line);
        return Json.parse(printed.substring(printed.indexOf(' ')));
    }

    /** The management API wraps the answer. */
    private static JsonNode answer(Run run) {
        String printed = run.printed().stream().collect(Collectors.joining("\n"));
        assertThat(printed).as(run.complaints()).startsWith("[");
        return Json.parse(Json.parse(printed).path(0).path("payload").asString());
    }

    private static void openConfirmation() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(server.orElseThrow().url());
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            channel.basicPublish(
                    "rondo",
                    "datemaker_dev",
                    new AMQP.BasicProperties.Builder()
                            .messageId("opens")
                            .type("event_step")
                            .build(),
                    ("{\"eventId\":\"" + EVENT + "\",\"stepVersion\":1}").getBytes(StandardCharsets.UTF_8));
        }
        await("confirmation being open")
                .atMost(Duration.ofSeconds(30))
                .until(() -> texts("SELECT state::text FROM events").equals(List.of("1")));
    }

    private static void lookForTheManagementApiAndCurl() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "curl"))),
                "there is no curl, which docs/examples/ask.sh needs");
        assumeTrue(
                managementAnswers(),
                "RabbitMQ is here without its management plugin, which docs/examples/ask.sh needs");
    }

    private static boolean managementAnswers() {
        URI address = URI.create(server.orElseThrow().managementUrl());
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    < 500;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
