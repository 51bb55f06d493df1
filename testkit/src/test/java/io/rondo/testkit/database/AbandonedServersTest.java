package io.rondo.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AbandonedServersTest {

    @Test
    void a_server_whose_jvm_was_killed_is_ended_and_its_data_removed_by_the_next_jvm() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Guest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path data = Path.of(firstLine(jvm));
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                        .getFirst()
                        .trim()))
                .orElseThrow();
        jvm.destroyForcibly().waitFor();
        assertThat(postmaster.isAlive()).isTrue();

        AbandonedServers.remove(data.resolveSibling(""));

        await().atMost(Duration.ofSeconds(10)).until(() -> !postmaster.isAlive());
        assertThat(data).doesNotExist();
    }

    private static String firstLine(Process jvm) throws IOException {
        BufferedReader output = jvm.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("data: ")) {
                return line.substring("data: ".length());
            }
        }
        throw new AssertionError("the other JVM ended without a server");
    }

    /** Runs in the JVM to be killed: starts a server, says where its data are, and waits for its end. */
    static final class Guest {
        public static void main(String[] arguments) throws Exception {
            try (var connection = TestDatabase.fresh().dataSource().getConnection();
                    var result = connection.createStatement().executeQuery("SHOW data_directory")) {
                result.next();
                System.out.println("data: " + result.getString(1));
                new CountDownLatch(1).await();
            }
        }
    }
}
