package io.rondo.standalone.evening;

import static org.awaitility.Awaitility.await;

import io.rondo.standalone.cli.RondoCommand;
import io.rondo.standalone.postgres.EmbeddedPostgresServer;
import io.rondo.standalone.postgres.RunningDatabase;
import io.rondo.tx.JdbiTransactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/** {@code ./rondo up} as a process of its own on one folder and one port: it can be killed and started again. */
final class RondoProcess implements AutoCloseable {

    private static final Duration FIRST_START = Duration.ofSeconds(120);

    private final Path folder;
    private final Path output;
    private final int port = freePort();
    private Optional<Process> process = Optional.empty();
    private int starts;

    RondoProcess(Path folder) {
        this.folder = folder;
        this.output = folder.resolve("output.log");
    }

    /** Returns when it has said that it is ready. */
    RondoProcess start() {
        starts++;
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RondoCommand.class.getName(),
                        "up")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        // What this machine's owner has set, a token say, is not for a test.
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "LANG"));
        environment.put("RONDO_DATA", folder.resolve("data").toString());
        environment.put("RONDO_PORT", Integer.toString(port));
        try {
            Process started = builder.start();
            process = Optional.of(started);
            await("it is ready")
                    .atMost(FIRST_START)
                    .failFast("it has ended; see its output", () -> ended(started))
                    .until(() -> output().split("Rondo is ready\\.", -1).length > starts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private boolean ended(Process started) {
        if (!started.isAlive()) {
            System.err.println(output());
        }
        return !started.isAlive();
    }

    /** Ends it as {@code kill -9} does; its database is left running. */
    void kill() {
        process.orElseThrow().destroyForcibly().onExit().join();
    }

    Guests guests() {
        return new Guests(port);
    }

    /** The rows, read past the process. */
    Jdbi rows() {
        return JdbiTransactor.jdbi(EmbeddedPostgresServer.findRunning(folder.resolve("data"))
                .orElseThrow()
                .dataSource());
    }

    /** The id of the database's server process. */
    String server() {
        try {
            return Files.readAllLines(folder.resolve("data/postgres/data/postmaster.pid"))
                    .getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String output() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it in order, and its database with it. */
    @Override
    public void close() throws InterruptedException {
        if (process.isPresent() && process.get().isAlive()) {
            process.get().toHandle().destroy();
            if (!process.get().waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        }
        if (EmbeddedPostgresServer.findRunning(folder.resolve("data")).isPresent()) {
            try (RunningDatabase left = EmbeddedPostgresServer.startOrAdopt(folder.resolve("data"))) {
                assert left.ownsProcess() : "somebody else owns it";
            }
        }
    }

    /** A port that nobody listens on now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
