package io.rondo.testkit.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;

/**
 * The broker that all tests of a JVM share: the one at {@code AMQP_URL} or on this machine's usual port, else an installed
 * {@code rabbitmq-server} that is started for this JVM and gone with it, else one in Docker. Thread-safe.
 *
 * <p>Others may use the same broker: a test takes an environment of its own for its queues, and deletes them in the end.
 */
public final class TestBroker {

    /** Why tests are left out where there is none; {@code ./rondo test} ends with it. */
    public static final String HOW_TO_GET_ONE = "there is no RabbitMQ: install the package rabbitmq-server,"
            + " or start Docker, or set AMQP_URL to a RabbitMQ that runs";

    private static final String USUAL = "amqp://guest:guest@127.0.0.1:5672";
    private static final int CONNECT_MILLIS = 2_000;

    private final String url;

    private TestBroker(String url) {
        this.url = url;
    }

    /** The JVM's one; empty when there is none to be had. Starts it with the first call, which may take some seconds. */
    public static Optional<TestBroker> find() {
        return Holder.FOUND;
    }

    /** As {@link #find()}, where somebody has looked before. */
    public static TestBroker running() {
        return find().orElseThrow(() -> new IllegalStateException(HOW_TO_GET_ONE));
    }

    /** Its address, with user and password. */
    public String url() {
        return url;
    }

    /** The name of an environment that nobody else uses, such as {@code test_k3x09a}. */
    public static String environment() {
        return "test_" + Long.toString(ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36 * 36, 1L << 40), 36);
    }

    /** A connection past everything that is tested; the caller closes it. */
    public Connection connect() {
        try {
            return connect(url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the queues with what is in them. */
    public void delete(Collection<String> queues) {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            for (String queue : queues) {
                channel.queueDelete(queue);
            }
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("the test's queues cannot be deleted", e);
        }
    }

    static Connection connect(String url) throws IOException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setConnectionTimeout(CONNECT_MILLIS);
        factory.setAutomaticRecoveryEnabled(false);
        try {
            factory.setUri(url);
            return factory.newConnection("a test looks");
        } catch (URISyntaxException | GeneralSecurityException | TimeoutException e) {
            throw new IOException(e);
        }
    }

    private static boolean answers(String url) {
        try (Connection connection = connect(url)) {
            return connection.isOpen();
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Holder {
        static final Optional<TestBroker> FOUND = look();

        private static Optional<TestBroker> look() {
            String given = System.getenv().getOrDefault("AMQP_URL", "");
            if (!given.isBlank()) {
                return Optional.of(new TestBroker(given));
            }
            if (answers(USUAL)) {
                return Optional.of(new TestBroker(USUAL));
            }
            return BrokerServer.start().map(server -> new TestBroker(server.url()));
        }
    }
}
