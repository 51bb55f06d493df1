package io.rondo.runtime.amqp;

import io.rondo.bus.Topology;
import io.rondo.runtime.settings.Secret;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;

/**
 * The way to the RabbitMQ of an installation: one connection to publish on and one to consume on, since a broker that is short of
 * memory stops reading from those who publish. Connects again by itself whenever it is asked. Thread-safe.
 */
public final class Broker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Broker.class);
    private static final int CONNECT_MILLIS = 3_000;
    private static final int RPC_MILLIS = 10_000;
    private static final int HEARTBEAT_SECONDS = 10;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final BrokerTopology topology;
    private final CachingConnectionFactory publishing;
    private final CachingConnectionFactory consuming;
    private volatile Optional<Connection> asserted = Optional.empty();
    private volatile boolean blocked;
    private boolean away;
    private long nextTry = System.nanoTime();

    /**
     * Connects to nobody yet.
     *
     * @param url as of {@code AMQP_URL}
     * @param process names the connections on the broker's pages
     * @throws IllegalArgumentException when the address cannot be understood
     */
    public Broker(Secret url, Topology topology, String process) {
        this.topology = new BrokerTopology(topology);
        this.publishing = factory(url, process + " publishes");
        this.consuming = factory(url, process + " consumes");
    }

    /**
     * Looks at the broker once, before a process starts.
     *
     * @throws TopologyMismatchException when what it has differs from what we need; a broker that is away is waited for later
     */
    public static void requireFitting(Secret url, Topology topology) {
        try (Broker broker = new Broker(url, topology, "Rondo looks")) {
            broker.connect();
        } catch (IOException away) {
            log.warn("The broker is away: messages between processes wait until it is back ({})", away.getMessage());
        }
    }

    private static CachingConnectionFactory factory(Secret url, String name) {
        CachingConnectionFactory factory = new CachingConnectionFactory(client(url));
        factory.setConnectionNameStrategy(any -> name);
        factory.setCloseTimeout(RPC_MILLIS);
        return factory;
    }

    static com.rabbitmq.client.ConnectionFactory client(Secret url) {
        com.rabbitmq.client.ConnectionFactory client = new com.rabbitmq.client.ConnectionFactory();
        try {
            // A slash at the end would mean a virtual host without a name, which nobody means.
            client.setUri(url.value().replaceFirst("(?<=[^/])/$", ""));
            if (client.isSSL()) {
                // The client by itself would trust every certificate.
                client.useSslProtocol(SSLContext.getDefault());
                client.enableHostnameVerification();
            }
        } catch (URISyntaxException | NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalArgumentException("AMQP_URL is no address of a broker");
        }
        client.setConnectionTimeout(CONNECT_MILLIS);
        client.setHandshakeTimeout(RPC_MILLIS);
        client.setChannelRpcTimeout(RPC_MILLIS);
        client.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        client.setAutomaticRecoveryEnabled(false);
        return client;
    }

    CachingConnectionFactory publishing() {
        return publishing;
    }

    CachingConnectionFactory consuming() {
        return consuming;
    }

    /** Whether it is connected, has what we need, and takes messages. */
    boolean isConnected() {
        return !blocked && asserted.filter(Connection::isOpen).isPresent();
    }

    /** As {@link #isConnected()}, but connects again where it can; looks at most every second. */
    synchronized boolean isReady() {
        if (asserted.filter(Connection::isOpen).isPresent()) {
            return !blocked;
        }
        if (System.nanoTime() - nextTry < 0) {
            return false;
        }
        try {
            connect();
            if (away) {
                log.info("The broker is back");
            }
            away = false;
            return true;
        } catch (TopologyMismatchException differs) {
            complain(differs.toString());
        } catch (IOException gone) {
            complain(gone.toString());
        }
        nextTry = System.nanoTime() + BETWEEN_TRIES.toNanos();
        return false;
    }

    private void complain(String why) {
        if (!away) {
            log.warn("The broker is away, and messages wait in the outbox: {}", why);
        }
        away = true;
    }

    /**
     * Connects and asserts what we need.
     *
     * @throws TopologyMismatchException when something is there that differs
     * @throws IOException when the broker cannot be reached
     */
    synchronized void connect() throws IOException {
        Connection connection;
        try {
            connection = publishing.createConnection();
        } catch (AmqpException e) {
            throw new IOException(causeOf(e), e);
        }
        topology.assertOn(connection.getDelegate());
        blocked = false;
        connection.addBlockedListener(new com.rabbitmq.client.BlockedListener() {
            @Override
            public void handleBlocked(String reason) {
                log.warn("The broker takes no messages for now: {}", reason);
                blocked = true;
            }

            @Override
            public void handleUnblocked() {
                blocked = false;
            }
        });
        asserted = Optional.of(connection);
    }

    private static String causeOf(AmqpException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /**
     * Something that must be there was gone: it is asserted again before the next message, but not at once. A queue that is made
     * again in the moment in which it is deleted leaves its consumers with the old one, and nobody tells them.
     */
    synchronized void forget() {
        asserted = Optional.empty();
        nextTry = System.nanoTime() + BETWEEN_TRIES.toNanos();
    }

    @Override
    public void close() {
        publishing.destroy();
        consuming.destroy();
    }
}
