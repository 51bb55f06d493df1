package io.rondo.testkit.database;

import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of its own for a test, on the one PostgreSQL server that this JVM starts when the first is asked for.
 *
 * <p>The server gives up durability for speed and is gone, with all databases, when the JVM ends. Databases made here do
 * not see each other, so tests that use one each may run at the same time. Thread-safe.
 */
public final class TestDatabase implements AutoCloseable {

    private final TestServer server;
    private final String name;

    private TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /**
     * A new, empty database.
     *
     * @throws IllegalStateException when the server cannot be started or refuses
     */
    public static TestDatabase fresh() {
        TestServer server = TestServer.running();
        return new TestDatabase(server, server.createDatabase());
    }

    /**
     * A new database with a schema, cloned in milliseconds from a template that is built once per JVM and {@code schema}
     * object: keep that object in a constant (or pass a method reference that captures nothing) so that it is found
     * again. {@code schema} must leave no connection open.
     *
     * @param schema builds the schema in the empty database it is given
     * @throws IllegalStateException when the server cannot be started or refuses
     */
    public static TestDatabase fresh(Consumer<DataSource> schema) {
        TestServer server = TestServer.running();
        return new TestDatabase(server, server.cloneTemplate(schema));
    }

    /** The database's address for a JDBC driver, complete with its user; there is no password. */
    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    /** The superuser's name, for what wants it beside the address. */
    public String user() {
        return TestServer.SUPERUSER;
    }

    /** The password: empty, since the server trusts connections from this machine. */
    public String password() {
        return "";
    }

    /** Connections without a pool: each {@code getConnection} opens one, and closing it ends it. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        return source;
    }

    /** Drops the database and cuts off whoever is still connected; optional, since all are gone when the JVM ends. */
    @Override
    public void close() {
        server.dropDatabase(name);
    }

    @Override
    public String toString() {
        return "TestDatabase " + name;
    }
}
