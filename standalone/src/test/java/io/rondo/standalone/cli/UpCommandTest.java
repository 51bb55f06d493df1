package io.rondo.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.migrations.Migrator;
import io.rondo.standalone.ApplicationStarter;
import io.rondo.standalone.Settings;
import io.rondo.standalone.postgres.EmbeddedPostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code up} as a process of its own, since what is tested is how a process begins and ends. */
class UpCommandTest {

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end_whatever_a_failed_test_left() {
        processes.forEach(Process::destroyForcibly);
        if (EmbeddedPostgresServer.findRunning(folder).isPresent()) {
            EmbeddedPostgresServer.startOrAdopt(folder).close();
        }
    }

    @Test
    void the_application_finds_a_migrated_database_and_is_closed_before_it() throws Exception {
        Process up = up("healthy");
        BufferedReader output = up.inputReader();
        assertThat(lineBeginning("started", output)).isEqualTo("started, schema is current: true, key: 44");

        up.toHandle().destroy();

        assertThat(lineBeginning("closed", output)).isEqualTo("closed, database answers: true");
        assertThat(up.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(EmbeddedPostgresServer.findRunning(folder)).isEmpty();
    }

    @Test
    void a_second_one_on_the_same_data_refuses_and_leaves_the_first_alone() throws Exception {
        Process first = up("healthy");
        lineBeginning("started", first.inputReader());

        Process second = up("healthy");

        assertThat(lineBeginning("Rondo already runs", second.inputReader())).contains("RONDO_DATA");
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(EmbeddedPostgresServer.findRunning(folder)).isPresent();
    }

    @Test
    void an_application_that_does_not_start_leaves_no_database_behind() throws Exception {
        Process up = up("faulty");

        assertThat(lineBeginning("the port is taken", up.inputReader())).isNotEmpty();
        assertThat(up.waitFor()).isEqualTo(1);
        assertThat(EmbeddedPostgresServer.findRunning(folder)).isEmpty();
    }

    @Test
    void after_a_kill_the_next_one_is_ready_within_ten_seconds() throws Exception {
        Process killed = up("healthy");
        lineBeginning("started", killed.inputReader());
        killed.destroyForcibly().waitFor();

        Process next = up("healthy");
        long before = System.nanoTime();
        assertThat(lineBeginning("started", next.inputReader())).contains("true");
        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(10));
    }

    private Process up(String application) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        folder.toString(),
                        application)
                .redirectErrorStream(true)
                .start();
        processes.add(process);
        return process;
    }

    private static String lineBeginning(String beginning, BufferedReader output) throws IOException {
        List<String> others = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
            others.add(line);
        }
        throw new AssertionError(
                "the process ended without saying \"" + beginning + "\", but:\n" + String.join("\n", others));
    }

    /** What the process runs: {@code up} with an application that tells what it sees. */
    static final class Main {

        public static void main(String[] arguments) {
            ApplicationStarter application = arguments[1].equals("faulty")
                    ? settings -> {
                        throw new CommandFailedException("the port is taken");
                    }
                    : Main::start;
            Surroundings surroundings = new Surroundings(
                    Map.of("RONDO_DATA", arguments[0]), Path.of(arguments[0]), InstantSource.system(), application);
            System.exit(RondoCommand.line(surroundings).execute("up"));
        }

        private static ApplicationStarter.Application start(Settings settings) {
            new Migrator(settings.database().dataSource()).requireCurrent();
            System.out.println("started, schema is current: true, key: "
                    + settings.secretKey().value().length());
            return () -> System.out.println("closed, database answers: " + answers(settings));
        }

        private static boolean answers(Settings settings) {
            try (Connection connection = settings.database().dataSource().getConnection()) {
                return connection.isValid(1);
            } catch (SQLException e) {
                return false;
            }
        }
    }
}
