package io.rondo.bench.fault;

import io.rondo.testkit.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One service of the suite as a process of its own. Not thread-safe. */
final class Service implements AutoCloseable {

    private static final Duration GOODBYE = Duration.ofSeconds(40);
    private static final Duration ASKING = Duration.ofSeconds(5);

    private final String name;
    private final String command;
    private final Image image;
    private final Map<String, String> settings;
    private final Path log;
    private final int port = FreePort.find();
    private Optional<Process> process = Optional.empty();

    /**
     * Starts nothing yet.
     *
     * @param command of the image
     * @param settings what the compose file gives it
     */
    Service(String name, String command, Image image, Map<String, String> settings, Path folder) {
        this.name = name;
        this.command = command;
        this.image = image;
        this.settings = Map.copyOf(settings);
        this.log = folder.resolve(name + ".log");
    }

    String name() {
        return name;
    }

    void start() {
        ProcessBuilder builder = image.command(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        builder.environment().put("RONDO_PORT", Integer.toString(port));
        try {
            process = Optional.of(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.ifPresent(running -> running.destroyForcibly().onExit().join());
    }

    /** Whether it says that all is well, as the image's health check asks. */
    boolean isWell(HttpClient client) {
        if (process.filter(Process::isAlive).isEmpty()) {
            throw new IllegalStateException(name + " has ended by itself; see " + log);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .timeout(ASKING)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Asks it to end. */
    void end() {
        process.ifPresent(Process::destroy);
    }

    /** Waits for its end. Returns whether it came in good order. */
    boolean awaitEnd() {
        try {
            return process.isEmpty() || process.get().waitFor(GOODBYE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
