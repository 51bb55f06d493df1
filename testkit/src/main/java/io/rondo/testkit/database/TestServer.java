package io.rondo.testkit.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The JVM's one PostgreSQL for tests. Thread-safe. */
final class TestServer {

    static final String SUPERUSER = "postgres";
    private static final int START_ATTEMPTS = 3;

    private final EmbeddedPostgres postgres;
    private final Map<Consumer<DataSource>, String> templates = new ConcurrentHashMap<>();
    private final AtomicInteger databases = new AtomicInteger();

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts the server with the first call; the same one ever after. */
    static TestServer running() {
        return Holder.SERVER;
    }

    String createDatabase() {
        String name = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return name;
    }

    String cloneTemplate(Consumer<DataSource> schema) {
        String template = templates.computeIfAbsent(schema, this::buildTemplate);
        String name = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return name;
    }

    void dropDatabase(String name) {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    String jdbcUrl(String database) {
        return postgres.getJdbcUrl(SUPERUSER, database);
    }

    private String buildTemplate(Consumer<DataSource> schema) {
        String name = "template_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name);
        schema.accept(postgres.getDatabase(SUPERUSER, name));
        return name;
    }

    private void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The test PostgreSQL refused: " + sql, e);
        }
    }

    /** The port is free when it is chosen but may be taken when the server binds it, so one failure is not the end. */
    private static TestServer start() {
        Path home = home();
        AbandonedServers.remove(home);
        IOException lastFailure = new IOException("never started");
        for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
            try {
                return new TestServer(launch(home, attempt));
            } catch (IOException e) {
                lastFailure = e;
            }
        }
        throw new IllegalStateException("PostgreSQL for tests does not start under " + home, lastFailure);
    }

    private static EmbeddedPostgres launch(Path home, int attempt) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setDataDirectory(home.resolve(AbandonedServers.directoryNameOfThisJvm() + "-" + attempt))
                .setCleanDataDirectory(true)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("full_page_writes", "off")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .start();
    }

    /** One folder per user: the binaries unpacked by one could not be used or replaced by another. */
    private static Path home() {
        Path home =
                Path.of(System.getProperty("java.io.tmpdir"), "rondo-test-postgres-" + System.getProperty("user.name"));
        try {
            return Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final TestServer SERVER = start();
    }
}
