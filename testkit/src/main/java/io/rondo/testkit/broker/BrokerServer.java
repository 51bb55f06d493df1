package io.rondo.testkit.broker;

import com.rabbitmq.client.Connection;
import io.rondo.testkit.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A RabbitMQ of a test's own, on its own ports, with its own name and data: it can be stopped, killed, and started again on what
 * it left. Gone, with its data, when it is closed or when this JVM ends, however that ends. Not thread-safe.
 */
public final class BrokerServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerServer.class);
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final int TRIES = 3;

    private final BrokerPrograms programs;
    private final Ports ports;
    private final Path home;
    private Optional<Process> keeper = Optional.empty();

    /** Where the server listens; {@code nodes} and {@code names} are for Erlang. */
    record Ports(int amqp, int management, int nodes, int names) {
        static Ports free() {
            return new Ports(FreePort.find(), FreePort.find(), FreePort.find(), FreePort.find());
        }
    }

    private BrokerServer(BrokerPrograms programs, Ports ports, Path home) {
        this.programs = programs;
        this.ports = ports;
        this.home = home;
    }

    /** Whether this machine has what {@link #start()} needs. */
    public static boolean isPossible() {
        return BrokerPrograms.find().isPresent();
    }

    /**
     * Starts one and returns when it answers; empty when neither {@code rabbitmq-server} nor Docker is here.
     *
     * @throws IllegalStateException when it is here and does not start
     */
    public static Optional<BrokerServer> start() {
        return BrokerPrograms.find().map(BrokerServer::start);
    }

    /** A port is free when it is chosen but may be taken when the server binds it, so one failure is not the end. */
    private static BrokerServer start(BrokerPrograms programs) {
        IllegalStateException last = new IllegalStateException("never started");
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            BrokerServer server = new BrokerServer(programs, Ports.free(), newHome());
            try {
                server.startAgain();
                return server;
            } catch (IllegalStateException e) {
                last = e;
                server.close();
            }
        }
        throw last;
    }

    /** Its address, with user and password. */
    public String url() {
        return "amqp://guest:guest@127.0.0.1:" + ports.amqp();
    }

    /** The address of its management API, for the same user. */
    public String managementUrl() {
        return "http://127.0.0.1:" + ports.management();
    }

    /** Starts it on the data that it left; returns when it answers. */
    public void startAgain() {
        try {
            Process started = programs.keep(home, ports).start();
            keeper = Optional.of(started);
            waitUntilItAnswers(started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void waitUntilItAnswers(Process started) {
        Instant end = Instant.now().plus(START);
        while (started.isAlive() && Instant.now().isBefore(end)) {
            try (Connection connection = TestBroker.connect(url())) {
                if (connection.isOpen()) {
                    return;
                }
            } catch (IOException notYet) {
                pause(started);
            }
        }
        throw new IllegalStateException("RabbitMQ for tests does not start in " + home + ": " + output());
    }

    /** The server says nothing of itself to those who wait, so one must look again; but not when it has ended. */
    private static void pause(Process started) {
        try {
            started.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String output() {
        try {
            Path output = home.resolve("output");
            return Files.exists(output) ? Files.readString(output) : "it said nothing";
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Ends it in order; its data stays. */
    public void stop() {
        end("keep\n");
    }

    /** Ends it as {@code kill -9} does; its data stays, but a queue made less than a second before may be lost with it. */
    public void kill() {
        programs.kill(home);
        end("keep\n");
    }

    /** Ends it, and its data with it. */
    @Override
    public void close() {
        end("");
        // Also where it was stopped before.
        programs.remove(home);
    }

    private void end(String order) {
        keeper.ifPresent(process -> {
            try (var orders = process.getOutputStream()) {
                orders.write(order.getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                LOG.debug("The keeper has ended", gone);
            }
            try {
                if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                    programs.kill(home);
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        keeper = Optional.empty();
    }

    private static Path newHome() {
        try {
            return Files.createTempDirectory("rondo-test-rabbitmq-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The environment and files of a server of its own. */
    static Map<String, String> environment(Path home, Ports ports) {
        return Map.ofEntries(
                Map.entry("HOME", home.toString()),
                Map.entry("ERL_EPMD_PORT", "" + ports.names()),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODENAME", "rondo_test_" + ports.amqp() + "@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODE_PORT", "" + ports.amqp()),
                Map.entry("RABBITMQ_DIST_PORT", "" + ports.nodes()),
                Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                Map.entry("RABBITMQ_BASE", home.toString()),
                Map.entry("RABBITMQ_MNESIA_BASE", home.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
                Map.entry("RABBITMQ_PID_FILE", home.resolve("pid").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE", home.resolve("plugins").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", home.resolve("rabbitmq").toString()),
                Map.entry(
                        "RABBITMQ_ADVANCED_CONFIG_FILE",
                        home.resolve("advanced.config").toString()),
                Map.entry(
                        "RABBITMQ_GENERATED_CONFIG_DIR",
                        home.resolve("generated").toString()),
                // Two cores are for the tests; a broker that spins while it waits takes them.
                Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none"));
    }

    static List<String> configuration(Ports ports) {
        return List.of(
                "log.file.level = warning",
                "management.tcp.ip = 127.0.0.1",
                "management.tcp.port = " + ports.management(),
                "management_agent.disable_metrics_collector = false",
                // A test machine's disk may well be nearly full; nothing here is worth stopping for it.
                "disk_free_limit.absolute = 50MB");
    }
}
