package io.rondo.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.rondo.adapters.CallAdapters;
import io.rondo.datemaker.DatemakerConfiguration;
import io.rondo.migrations.Migrator;
import io.rondo.runtime.ServiceMain;
import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.SecretKeyFile;
import io.rondo.secret.MasterKey;
import io.rondo.standalone.ApplicationStarter;
import io.rondo.standalone.Settings;
import io.rondo.standalone.Standalone;
import io.rondo.standalone.postgres.RunningDatabase;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.broker.BrokerServer;
import io.rondo.testkit.broker.TestBroker;
import io.rondo.testkit.database.TestDatabase;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The commands where there is a broker, on a server that nobody else uses, since they have no environment but dev and prod. */
class BrokerCommandsTest {

    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();
    private static Optional<BrokerServer> server = Optional.empty();

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private String printed = "";
    private final TestDatabase fresh = TestDatabase.fresh(SCHEMA);
    private final Rows database = new Rows(fresh);

    @BeforeAll
    static void start_a_broker() {
        server = BrokerServer.start();
        assumeTrue(server.isPresent(), TestBroker.HOW_TO_GET_ONE);
    }

    @AfterAll
    static void stop_the_broker() {
        server.ifPresent(BrokerServer::close);
    }

    @BeforeEach
    void settle_in() throws Exception {
        variables.put("RONDO_DATA", folder.toString());
        variables.put("RONDO_PORT", "" + FreePort.find());
        variables.put("AMQP_URL", server.orElseThrow().url());
        variables.put("DATABASE_URL", fresh.jdbcUrl());
        variables.put("RONDO_SECRET_KEY", MasterKey.generate());
        assertThat(rondo("queues")).as(printed).isZero();
        onChannel(channel -> {
            channel.queuePurge("datemaker_dev.dead");
            channel.queuePurge("datemaker_dev");
        });
    }

    private int rondo(String... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter both = new PrintWriter(text, true);
        int code = RondoCommand.line(new Surroundings(
                        variables, folder, SettableClock.at("2026-12-04T18:00:00Z"), settings -> () -> {}))
                .setOut(both)
                .setErr(both)
                .execute(arguments);
        printed = text.toString();
        return code;
    }

    /** The database of a test, past the programs. */
    private record Rows(TestDatabase source) {

        void execute(String sql) {
            Jdbi.create(source.dataSource()).useHandle(handle -> handle.execute(sql));
        }

        String text(String query) {
            return Jdbi.create(source.dataSource())
                    .withHandle(handle ->
                            handle.createQuery(query).mapTo(String.class).one());
        }
    }

    private interface ChannelWork {
        void on(Channel channel) throws Exception;
    }

    private static void onChannel(ChannelWork work) throws Exception {
        com.rabbitmq.client.ConnectionFactory factory = new com.rabbitmq.client.ConnectionFactory();
        factory.setUri(server.orElseThrow().url());
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            work.on(channel);
        }
    }

    private static void dies(String id, String reason) throws Exception {
        onChannel(channel -> {
            channel.confirmSelect();
            channel.basicPublish(
                    "rondo",
                    "datemaker_dev.dead",
                    new AMQP.BasicProperties.Builder()
                            .messageId(id)
                            .type("register_event")
                            .appId("kiosk")
                            .headers(Map.of("user_id", "1001", "rondo_reason", reason, "rondo_failures", 5))
                            .build(),
                    "{}".getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(10_000);
        });
    }

    @Test
    void queues_show_what_died_on_the_broker_and_looking_changes_nothing() throws Exception {
        dies("17", "the database says no");

        rondo("queues");
        assertThat(rondo("queues")).isZero();

        assertThat(printed.lines().map(line -> line.replaceAll(" +", " ").strip()))
                .contains("datemaker 0 0 0 0 1", "the database says no")
                .anyMatch(line -> line.startsWith("17 register_event in datemaker, given up"));
    }

    @Test
    void requeue_sends_it_to_its_queue_again_with_its_failures_forgotten() throws Exception {
        dies("17", "the database says no");
        dies("18", "the database says no");

        assertThat(rondo("queues", "requeue", "--id", "18")).isZero();

        assertThat(printed).contains("1 message is sent again.");
        onChannel(channel -> {
            var revived = channel.basicGet("datemaker_dev", true);
            assertThat(revived.getProps().getMessageId()).isEqualTo("18");
            assertThat(revived.getProps().getHeaders())
                    .containsKey("user_id")
                    .doesNotContainKeys("rondo_reason", "rondo_failures");
            assertThat(channel.queueDeclarePassive("datemaker_dev.dead").getMessageCount())
                    .isEqualTo(1);
        });
        assertThat(rondo("queues", "requeue", "datemaker")).isZero();
        assertThat(printed).contains("1 message is sent again.");
    }

    @Test
    void the_doctor_asks_the_broker() throws Exception {
        dies("17", "the database says no");

        rondo("doctor");

        assertThat(printed)
                .containsPattern("ok +broker +answers, with the queues of dev")
                .containsPattern("note +broker +messages were given up in datemaker \\(1\\)");
    }

    @Test
    void a_broker_that_is_away_is_one_line_without_its_password() {
        variables.put("AMQP_URL", "amqp://rondo:secret@127.0.0.1:" + FreePort.find());

        assertThat(rondo("queues")).isEqualTo(1);

        assertThat(printed).hasLineCount(1).contains("AMQP_URL is not reached").doesNotContain("secret");
    }

    @Test
    void another_topology_is_one_line_with_what_to_do() throws Exception {
        onChannel(channel -> {
            channel.queueDelete("quests_dev.dead");
            channel.queueDeclare("quests_dev.dead", true, false, false, Map.of());
        });
        try {
            assertThat(rondo("queues")).isEqualTo(1);
            assertThat(printed).hasLineCount(1).contains("quests_dev.dead differs", "rabbitmqctl delete_queue");
        } finally {
            onChannel(channel -> channel.queueDelete("quests_dev.dead"));
        }
    }

    @Test
    void what_a_service_gave_up_is_shown_with_its_reason_and_counted_and_does_its_work_after_the_mend()
            throws Exception {
        try (ConfigurableApplicationContext datemaker = ServiceMain.start(
                variables,
                folder,
                BrokerCommandsTest.class,
                (environment, process) -> process.with(DatemakerConfiguration.class)
                        .deciding(CallAdapters.bestFirst(false, environment.calls(), Optional.empty())))) {
            sends("no-json", "event_step", "this is no JSON".getBytes(StandardCharsets.UTF_8));
            sends(
                    "too-long",
                    "event_step",
                    ("{\"text\":\"" + "a".repeat(1_000_000) + "\"}").getBytes(StandardCharsets.UTF_8));
            sends("unknown", "dance", "{}".getBytes(StandardCharsets.UTF_8));
            String step = "{\"eventId\":\"" + EVENT + "\",\"stepVersion\":1}";
            sends("too-early", "event_step", step.getBytes(StandardCharsets.UTF_8));

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(metric("rondo_dead_letters{queue=\"datemaker\"}")).isEqualTo(4);
                assertThat(rondo("queues")).isZero();
            });
            assertThat(printed)
                    .contains("no-json event_step in datemaker", "the body is no JSON")
                    .contains("the body has 1000011 bytes, more than 262144")
                    .contains("unknown type dance")
                    .contains("there is no event " + EVENT);

            makeTheEvent();
            assertThat(rondo("queues", "requeue", "--id", "too-early")).isZero();

            assertThat(printed).contains("1 message is sent again.");
            await("the event, skipped for want of people")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> database.text("SELECT state FROM events").equals("5"));
            await().atMost(Duration.ofSeconds(30)).until(() -> metric("rondo_dead_letters{queue=\"datemaker\"}") == 3);
            assertThat(datemaker.isActive()).isTrue();
        }
    }

    @Test
    void up_carries_its_messages_over_the_broker_where_there_is_one() throws Exception {
        Environment environment = Environment.read(variables, folder);
        Settings settings = new Settings(
                environment,
                RunningDatabase.of(fresh.jdbcUrl(), fresh.user(), fresh.password()),
                SecretKeyFile.keyOf(environment));
        ApplicationStarter.Application rondo =
                Standalone.start(settings, new PrintStream(OutputStream.nullOutputStream()));
        try {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(rondo("queues")).isZero();
                assertThat(printed.lines()
                                .map(line -> line.replaceAll(" +", " ").strip()))
                        .as("queues, with how many handlers each has on the broker")
                        .anyMatch(line -> line.matches("datemaker \\d+ \\d+ 0 4 0.*"))
                        .anyMatch(line -> line.matches("bot_playground \\d+ \\d+ 0 1 0.*"));
            });
        } finally {
            rondo.close();
        }
    }

    private static final String EVENT = "01890000-0000-7000-8000-000000000001";

    private static void sends(String id, String type, byte[] body) throws Exception {
        onChannel(channel -> {
            channel.confirmSelect();
            channel.basicPublish(
                    "rondo",
                    "datemaker_dev",
                    new AMQP.BasicProperties.Builder()
                            .messageId(id)
                            .type(type)
                            .contentType("application/json")
                            .build(),
                    body);
            channel.waitForConfirmsOrDie(10_000);
        });
    }

    /** What the operator's mend brings back: an event whose confirmation is overdue, and closes at once. */
    private void makeTheEvent() {
        database.execute("INSERT INTO communities (name, created_at) VALUES ('Mixers', now())");
        database.execute("INSERT INTO people (name, created_at) VALUES ('hedda', now())");
        database.execute("""
                INSERT INTO events (id, community_id, kind, title, starts_at, zone, capacity, min_people, group_size, sides,
                    round_length, break_length, confirm_opens, confirm_closes, rules_before, grace, rating_window, calls,
                    created_by, created_at, published_at, step, step_version, step_at)
                SELECT '%s', c.id, 'PAIRING', 'Mixer', now(), 'UTC', 20, 4, 10, 'EVERYONE',
                    'PT5M', 'PT1M', 'PT24H', 'PT1H', 'PT5M', 'PT2M', 'PT15M', '{jitsi}',
                    p.id, now(), now(), 'OPEN_CONFIRMATION', 1, now()
                FROM communities c, people p
                """.formatted(EVENT));
    }

    private double metric(String name) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + variables.get("RONDO_PORT") + "/actuator/prometheus"))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.lastIndexOf(' ')))
                    .mapToDouble(Double::parseDouble)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
