package io.rondo.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {

    /** Unpacking takes a second or two, so the tests share one copy of the programs. */
    private static final Path BINARIES = Path.of("target", "postgres").toAbsolutePath();

    @TempDir
    private Path folder;

    @AfterEach
    void stop_whatever_a_failed_test_left() {
        if (EmbeddedPostgresServer.findRunning(folder).isPresent()) {
            start().close();
        }
    }

    @Test
    void commits_are_flushed_to_disk() throws SQLException {
        try (RunningDatabase database = start()) {
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
            assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(database, "SHOW max_connections")).isEqualTo("100");
        }
    }

    @Test
    void only_this_machine_may_connect_and_only_with_the_password_of_the_private_file() throws Exception {
        try (RunningDatabase database = start()) {
            assertThat(query(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(database, "SHOW unix_socket_directories")).isEmpty();
            assertThatThrownBy(
                            () -> query(RunningDatabase.of(database.jdbcUrl(), database.user(), "guess"), "SELECT 1"))
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(database.toString()).doesNotContain(database.password());
        }
    }

    @Test
    void data_are_still_there_after_an_orderly_end() throws SQLException {
        try (RunningDatabase database = start()) {
            execute(database, "CREATE TABLE guests (name text)");
            execute(database, "INSERT INTO guests VALUES ('Ana')");
        }
        assertThat(EmbeddedPostgresServer.findRunning(folder)).isEmpty();

        try (RunningDatabase database = start()) {
            assertThat(query(database, "SELECT name FROM guests")).isEqualTo("Ana");
        }
    }

    @Test
    void another_process_finds_the_running_server_and_does_not_stop_it() throws SQLException {
        try (RunningDatabase owned = start()) {
            RunningDatabase found = EmbeddedPostgresServer.findRunning(folder).orElseThrow();
            RunningDatabase second = start();
            found.close();
            second.close();

            assertThat(owned.ownsProcess()).isTrue();
            assertThat(found.ownsProcess()).isFalse();
            assertThat(second.ownsProcess()).isFalse();
            assertThat(second.jdbcUrl()).isEqualTo(owned.jdbcUrl());
            assertThat(query(owned, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void the_next_start_adopts_the_server_of_a_killed_process() throws Exception {
        Process killed = startInAnotherJvm();
        String server = postmaster();
        killed.destroyForcibly().waitFor();

        Instant before = Instant.now();
        try (RunningDatabase database = start()) {
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(postmaster()).isEqualTo(server);
            assertThat(database.ownsProcess()).isTrue();
            assertThat(query(database, "SELECT name FROM guests")).isEqualTo("Hugo");
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
        }
        assertThat(EmbeddedPostgresServer.findRunning(folder)).isEmpty();
        await().until(() -> ProcessHandle.of(Long.parseLong(server)).isEmpty());
    }

    @Test
    void the_next_start_recovers_when_the_server_was_killed_as_well() throws Exception {
        Process killed = startInAnotherJvm();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(postmaster())).orElseThrow();
        killed.destroyForcibly().waitFor();
        server.destroyForcibly();
        server.onExit().join();

        try (RunningDatabase database = start()) {
            assertThat(query(database, "SELECT name FROM guests")).isEqualTo("Hugo");
        }
    }

    @Test
    void a_process_id_that_now_belongs_to_somebody_else_does_not_stop_the_start() throws Exception {
        start().close();
        leaveProcessId(ProcessHandle.current().pid());

        try (RunningDatabase database = start()) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_dead_server_that_nobody_has_buried_does_not_stop_the_start() throws Exception {
        start().close();
        Process parent = new ProcessBuilder("sh", "-c", "true & echo $!; exec sleep 600").start();
        try {
            leaveProcessId(Long.parseLong(parent.inputReader().readLine()));

            try (RunningDatabase database = start()) {
                assertThat(query(database, "SELECT 1")).isEqualTo("1");
            }
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void data_of_another_major_version_are_refused_with_what_to_do() throws Exception {
        start().close();
        Files.writeString(home().resolve("data/PG_VERSION"), "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("are PostgreSQL 17's, and this Rondo brings PostgreSQL 18:")
                .hasMessageContaining("back up");

        Files.writeString(home().resolve("data/PG_VERSION"), "18\n");
        start().close();
    }

    @Test
    void root_does_not_take_over_a_folder_of_somebody_else() throws Exception {
        assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root can try");
        start().close();
        Files.setAttribute(home(), "unix:uid", 65_534);

        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("start ./rondo as that user");

        Files.setAttribute(home(), "unix:uid", 0);
    }

    @Test
    void a_first_start_that_was_cut_short_is_begun_again() throws Exception {
        Files.createDirectories(home().resolve("data.unfinished/base"));
        Files.writeString(home().resolve("password"), "");

        try (RunningDatabase database = start()) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    private void leaveProcessId(long pid) throws IOException {
        String data = home().resolve("data").toString();
        Files.writeString(
                home().resolve("data/postmaster.pid"),
                String.join("\n", Long.toString(pid), data, "1", "5432", "", "127.0.0.1", "", "ready"));
    }

    private RunningDatabase start() {
        return Runner.start(folder);
    }

    private Path home() {
        return folder.resolve("postgres");
    }

    private String postmaster() throws IOException {
        return Files.readAllLines(home().resolve("data/postmaster.pid")).getFirst();
    }

    private Process startInAnotherJvm() throws IOException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Runner.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = jvm.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("running")) {
                return jvm;
            }
        }
        throw new AssertionError("the other JVM ended without a server");
    }

    private static void execute(RunningDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(RunningDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** Runs in the JVM to be killed: starts the server, commits a row, says so, and waits for its end. */
    static final class Runner {

        public static void main(String[] arguments) throws Exception {
            RunningDatabase database = start(Path.of(arguments[0]));
            execute(database, "CREATE TABLE guests (name text)");
            execute(database, "INSERT INTO guests VALUES ('Hugo')");
            System.out.println("running");
            new CountDownLatch(1).await();
        }

        static RunningDatabase start(Path folder) {
            return EmbeddedPostgresServer.startOrAdopt(folder, BINARIES);
        }
    }
}
