package io.rondo.bench.fault;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.rondo.bus.Topology;
import io.rondo.migrations.Migrator;
import io.rondo.standalone.postgres.EmbeddedPostgresServer;
import io.rondo.standalone.postgres.RunningDatabase;
import io.rondo.testkit.broker.BrokerServer;
import io.rondo.tx.JdbiTransactor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** What all runs stand on: one PostgreSQL, as durable as people's, and one RabbitMQ. Not thread-safe. */
public final class House implements AutoCloseable {

    /** As the image is run. */
    public static final String ENVIRONMENT = "prod";

    private static final String TEMPLATE = "faults_template";
    private static final String NAME = "faults";

    private final Path dataFolder;
    private final RunningDatabase server;
    private final BrokerServer broker;

    private House(Path dataFolder, RunningDatabase server, BrokerServer broker) {
        this.dataFolder = dataFolder;
        this.server = server;
        this.broker = broker;
    }

    /**
     * Starts both.
     *
     * @throws IllegalStateException when there is no RabbitMQ on this machine
     */
    public static House open(Path dataFolder) {
        BrokerServer broker = BrokerServer.start()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "This needs a RabbitMQ: install the package rabbitmq-server, which is started on ports of its own"));
        try {
            House house = new House(dataFolder, EmbeddedPostgresServer.startOrAdopt(dataFolder), broker);
            house.execute("DROP DATABASE IF EXISTS " + TEMPLATE + " WITH (FORCE)");
            house.execute("CREATE DATABASE " + TEMPLATE);
            new Migrator(house.connections(TEMPLATE)).migrate();
            // Who breaks off a long run leaves neither server behind.
            Runtime.getRuntime().addShutdownHook(new Thread(house::close, "faults-house"));
            return house;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** A database with nothing in it but the schema, and no queues. */
    public void freshen() {
        execute("DROP DATABASE IF EXISTS " + NAME + " WITH (FORCE)");
        execute("CREATE DATABASE " + NAME + " TEMPLATE " + TEMPLATE);
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(broker.url());
            try (Connection connection = factory.newConnection("faults");
                    Channel channel = connection.createChannel()) {
                for (Topology.Declared declared : new Topology(ENVIRONMENT).declared()) {
                    channel.queueDelete(declared.name());
                    channel.queueDelete(declared.deadLetters());
                }
            }
        } catch (IOException | TimeoutException | GeneralSecurityException | java.net.URISyntaxException e) {
            throw new IllegalStateException("The broker's queues cannot be removed", e);
        }
    }

    /** The rows of the run, read past the services. */
    public Jdbi rows() {
        return JdbiTransactor.jdbi(connections(NAME));
    }

    /** As {@code DATABASE_URL} wants it. */
    public String databaseUrl() {
        URI jdbc = URI.create(server.jdbcUrl().substring("jdbc:".length()));
        return "postgresql://" + encoded(server.user()) + ":" + encoded(server.password()) + "@" + jdbc.getHost() + ":"
                + jdbc.getPort() + "/" + NAME;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** As {@code AMQP_URL} wants it. */
    public String brokerUrl() {
        return broker.url();
    }

    void stopBroker() {
        broker.stop();
    }

    void startBroker() {
        broker.startAgain();
    }

    void restartDatabase() {
        EmbeddedPostgresServer.restart(dataFolder);
    }

    private PGSimpleDataSource connections(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(server.user());
        source.setPassword(server.password());
        source.setDatabaseName(name);
        return source;
    }

    private void execute(String sql) {
        try (var connection = server.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    @Override
    public void close() {
        server.close();
        broker.close();
    }
}
