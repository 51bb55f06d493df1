package io.rondo.bench.chat;

import io.rondo.migrations.Migrator;
import io.rondo.standalone.postgres.EmbeddedPostgresServer;
import io.rondo.standalone.postgres.RunningDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of this run alone, with Rondo's schema, on a durable PostgreSQL whose folder is kept for the next run. */
public final class Database implements AutoCloseable {

    private final RunningDatabase server;
    private final String name;
    private final Path serverLog;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Database(RunningDatabase server, String name, Path serverLog) {
        this.server = server;
        this.name = name;
        this.serverLog = serverLog;
    }

    /** @param dataFolder the server's; made if it is not there */
    public static Database create(Path dataFolder) {
        RunningDatabase server = EmbeddedPostgresServer.startOrAdopt(dataFolder);
        Database database = new Database(
                server,
                "bench_" + ProcessHandle.current().pid(),
                dataFolder.resolve("postgres").resolve("server.log"));
        try {
            database.drop();
            database.execute("CREATE DATABASE " + database.name);
            new Migrator(database.connections()).migrate();
            // Who breaks off a long run leaves neither a server nor a database behind.
            Runtime.getRuntime().addShutdownHook(new Thread(database::close, "bench-database"));
            return database;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Connections without a pool, with the settings that every process uses. */
    public PGSimpleDataSource connections() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(server.user());
        source.setPassword(server.password());
        source.setDatabaseName(name);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    /** The database as an application of ours takes it; this one stops it. */
    public RunningDatabase address() {
        PGSimpleDataSource source = connections();
        return RunningDatabase.of(source.getURL(), server.user(), server.password());
    }

    Path serverLog() {
        return serverLog;
    }

    private void drop() {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private void execute(String sql) {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The bench's PostgreSQL refused: " + sql, e);
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            drop();
        } finally {
            server.close();
        }
    }
}
