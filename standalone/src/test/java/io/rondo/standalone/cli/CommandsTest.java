package io.rondo.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.rondo.migrations.Migrator;
import io.rondo.runtime.settings.Environment;
import io.rondo.testkit.FreePort;
import io.rondo.testkit.database.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {

    private static final Instant NOW = Instant.parse("2026-12-04T18:00:00Z");
    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();
    private static final String TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();
    private InstantSource clock = InstantSource.fixed(NOW);
    private String printed = "";

    @Test
    void migrating_info_and_undo_say_what_they_did() {
        use(TestDatabase.fresh());

        assertThat(rondo("migrate")).isZero();
        assertThat(printed).contains("Applied version 1, foundation");
        assertThat(rondo("migrate")).isZero();
        assertThat(printed).contains("Nothing to do");
        assertThat(rondo("migrate", "undo")).isZero();
        assertThat(printed).startsWith("Took back version ");
        assertThat(rondo("migrate", "info")).isZero();
        assertThat(printed).contains("version 1, foundation").contains("waits for ./rondo migrate");
    }

    @Test
    void queues_show_what_waits_and_what_was_given_up() throws SQLException {
        TestDatabase database = TestDatabase.fresh(SCHEMA);
        use(database);
        waiting(database, "datemaker", "2026-12-04T17:00:00Z");
        waiting(database, "datemaker", "2026-12-04T19:00:00Z");
        givenUp(database, "bot_telegram", "the chat does not exist");

        assertThat(rondo("queues")).isZero();

        assertThat(printed.lines().map(line -> line.replaceAll(" +", " ").strip()))
                .contains("datemaker 1 1 0 2026-12-04T17:00:00Z", "bot_telegram 0 0 1")
                .contains("the chat does not exist");
    }

    @Test
    void requeue_sends_again_what_was_given_up_under_its_own_id() throws SQLException {
        TestDatabase database = TestDatabase.fresh(SCHEMA);
        use(database);
        givenUp(database, "bot_telegram", "the chat does not exist");
        givenUp(database, "datemaker", "unknown type");
        String messageId = query(database, "SELECT message_id FROM dead_letters WHERE queue = 'bot_telegram'");

        assertThat(rondo("queues", "requeue", "bot_telegram")).isZero();

        assertThat(printed).isEqualToIgnoringNewLines("1 message is sent again.");
        assertThat(query(database, "SELECT id FROM outbox")).isEqualTo(messageId);
        assertThat(query(database, "SELECT string_agg(queue, ',') FROM dead_letters"))
                .isEqualTo("datemaker");
    }

    @Test
    void requeue_takes_one_message_or_all_but_wants_to_be_told_which() throws SQLException {
        TestDatabase database = TestDatabase.fresh(SCHEMA);
        use(database);
        givenUp(database, "datemaker", "unknown type");
        givenUp(database, "datemaker", "unreadable body");
        String id = query(database, "SELECT id FROM dead_letters WHERE reason = 'unknown type'");

        assertThat(rondo("queues", "requeue")).isEqualTo(1);
        assertThat(printed).contains("Say which");
        assertThat(rondo("queues", "requeue", "--id", id)).isZero();
        assertThat(query(database, "SELECT string_agg(reason, ',') FROM dead_letters"))
                .isEqualTo("unreadable body");
        assertThat(rondo("queues", "requeue", "--all")).isZero();
        assertThat(query(database, "SELECT count(*) FROM outbox")).isEqualTo("2");
    }

    @Test
    void requeue_does_not_repeat_what_had_its_effect_meanwhile() throws SQLException {
        TestDatabase database = TestDatabase.fresh(SCHEMA);
        use(database);
        givenUp(database, "datemaker", "the answer came too late");
        execute(
                database,
                "INSERT INTO inbox (message_id, consumer, handled_at)"
                        + " SELECT message_id, queue, '2026-12-04T16:30:00Z' FROM dead_letters");

        assertThat(rondo("queues", "requeue", "--all")).isZero();

        assertThat(printed).contains("0 messages are sent again", "1 had their effect already");
        assertThat(query(database, "SELECT count(*) FROM outbox")).isEqualTo("0");
        assertThat(rondo("queues")).isZero();
        assertThat(printed).contains("Nothing waits, and nothing was given up.");
    }

    @Test
    void queues_of_an_old_schema_say_what_to_do() {
        use(TestDatabase.fresh());

        assertThat(rondo("queues")).isEqualTo(1);
        assertThat(printed).contains("run ./rondo migrate").hasLineCount(1);
    }

    @Test
    void a_database_that_cannot_be_reached_is_one_line() {
        variables.put("DATABASE_URL", "postgresql://rondo:secret@127.0.0.1:" + FreePort.find() + "/rondo");

        assertThat(rondo("migrate")).isEqualTo(1);
        assertThat(printed).hasLineCount(1).contains("refused").doesNotContain("secret");
    }

    @Test
    void wrong_settings_are_said_line_by_line() {
        variables.put("RONDO_PORT", "none");
        variables.put("RONDO_ENV", "test");

        assertThat(rondo("migrate")).isEqualTo(1);
        assertThat(printed).hasLineCount(2).contains("RONDO_PORT is", "RONDO_ENV is");
    }

    @Test
    void an_unknown_command_leads_to_the_help() {
        assertThat(rondo("dance")).isEqualTo(2);
        assertThat(printed).contains("dance").contains("./rondo help");
        assertThat(rondo("help")).isZero();
        assertThat(printed).contains("up", "migrate", "queues", "doctor");
    }

    @Test
    void the_doctor_finds_a_healthy_machine_healthy() throws IOException {
        clock = InstantSource.system();
        use(TestDatabase.fresh(SCHEMA));
        variables.put("RONDO_PORT", String.valueOf(FreePort.find()));
        HttpServer telegram = botApi();
        try {
            assertThat(rondo("doctor")).as(printed).isEqualTo(1);
            assertThat(printed.lines().filter(line -> line.startsWith("PROBLEM")))
                    .as("the tests' server gives up durability, and nothing else is wrong")
                    .singleElement()
                    .asString()
                    .contains("fsync", "synchronous_commit", "full_page_writes");
            assertThat(printed).containsPattern("ok +Telegram +the token works").contains("PostgreSQL 18");
        } finally {
            telegram.stop(0);
        }
    }

    @Test
    void the_doctor_names_every_problem_and_no_token() throws IOException {
        use(TestDatabase.fresh());
        HttpServer telegram = botApi();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            variables.put("RONDO_PORT", String.valueOf(taken.getLocalPort()));
            variables.put("TELEGRAM_TOKEN", TOKEN + "X");
            variables.put("JITSI_URL", "http://127.0.0.1:" + FreePort.find());
            variables.put("RONDO_PLAYGROUND", "force");

            assertThat(rondo("doctor")).isEqualTo(1);

            assertThat(printed)
                    .containsPattern("PROBLEM +port +.*end what uses it")
                    .containsPattern("PROBLEM +clock +.* s apart")
                    .containsPattern("PROBLEM +Telegram +the token is not accepted")
                    .containsPattern("PROBLEM +Jitsi +.*does not answer")
                    .containsPattern("note +schema +version 0 of")
                    .containsPattern("note +playground +forced on beside")
                    .doesNotContain(TOKEN);
        } finally {
            telegram.stop(0);
        }
    }

    @Test
    void the_doctor_repeats_what_telegram_says_of_its_pushes() throws IOException {
        use(TestDatabase.fresh(SCHEMA));
        HttpServer telegram = botApi();
        try {
            variables.put("TELEGRAM_WEBHOOK", "on");
            variables.put("RONDO_PUBLIC_URL", "https://rondo.example.org");

            rondo("doctor");

            assertThat(printed)
                    .containsPattern("ok +webhook +updates are pushed to https://rondo.example.org")
                    .containsPattern("note +webhook +Telegram's last failure to push: Connection refused")
                    .doesNotContain(TOKEN);
        } finally {
            telegram.stop(0);
        }
    }

    @Test
    void telegram_s_own_servers_push_only_to_https_on_a_few_ports() {
        assertThat(webhookFinding("http://rondo.example.org")).contains("PROBLEM", "set RONDO_PUBLIC_URL");
        assertThat(webhookFinding("https://rondo.example.org:8080")).contains("PROBLEM");
        assertThat(webhookFinding("https://rondo.example.org:8443"))
                .contains("ok")
                .doesNotContain("PROBLEM");
    }

    private String webhookFinding(String publicUrl) {
        variables.put("TELEGRAM_TOKEN", TOKEN);
        variables.put("TELEGRAM_WEBHOOK", "on");
        variables.put("RONDO_PUBLIC_URL", publicUrl);
        return TelegramChecks.address(Environment.read(variables, folder)).line();
    }

    private int rondo(String... arguments) {
        StringWriter output = new StringWriter();
        variables.putIfAbsent("RONDO_DATA", folder.toString());
        CommandLine line = RondoCommand.line(new Surroundings(variables, folder, clock, settings -> () -> {}));
        int exitCode = line.setOut(new PrintWriter(output))
                .setErr(new PrintWriter(output))
                .execute(arguments);
        line.getOut().flush();
        line.getErr().flush();
        printed = output.toString();
        return exitCode;
    }

    private void use(TestDatabase database) {
        variables.put("DATABASE_URL", database.jdbcUrl());
    }

    /** Knows one token. */
    private HttpServer botApi() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean known = exchange.getRequestURI().getPath().startsWith("/bot" + TOKEN + "/get");
            byte[] body = "{\"ok\":%b,\"result\":{\"last_error_message\":\"Connection refused\"}}"
                    .formatted(known)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        variables.put("TELEGRAM_TOKEN", TOKEN);
        variables.put(
                "TELEGRAM_API_URL", "http://127.0.0.1:" + server.getAddress().getPort());
        return server;
    }

    private static void waiting(TestDatabase database, String queue, String due) throws SQLException {
        execute(
                database,
                "INSERT INTO outbox (queue, type, body, created_at, due_at) VALUES ('" + queue
                        + "', 'notify', '{}', '2026-12-04T16:00:00Z', '" + due + "')");
    }

    private static void givenUp(TestDatabase database, String queue, String reason) throws SQLException {
        execute(
                database,
                "INSERT INTO dead_letters (message_id, queue, type, headers, body, reason, attempts, died_at)"
                        + " VALUES (uuidv7(), '" + queue + "', 'notify', '{}', '{}', '" + reason
                        + "', 5, '2026-12-04T16:00:00Z')");
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
