package io.rondo.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.rondo.migrations.Migrator;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.broker.BrokerServer;
import io.rondo.testkit.broker.TestBroker;
import io.rondo.testkit.database.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands where there is a broker, on a server that nobody else uses, since they have no environment but dev and prod. */
class BrokerCommandsTest {

    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();
    private static Optional<BrokerServer> server = Optional.empty();

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private String printed = "";

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
        variables.put("DATABASE_URL", TestDatabase.fresh(SCHEMA).jdbcUrl());
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
}
