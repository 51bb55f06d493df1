package io.rondo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Held by whoever changes the schema. It is tied to a session and not to a transaction, because a script that builds an
 * index concurrently would wait for an open transaction for ever; the database lets go of it when its holder dies.
 */
final class SchemaLock implements AutoCloseable {

    /** Any number will do that nothing else in this database uses. */
    private static final long KEY = 0x726F6E646F_0001L;

    private final Connection session;

    private SchemaLock(Connection session) {
        this.session = session;
    }

    /** Waits until nobody else holds it. */
    static SchemaLock take(DataSource database) {
        try {
            Connection session = database.getConnection();
            try {
                call(session, "pg_advisory_lock");
                return new SchemaLock(session);
            } catch (SQLException e) {
                session.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new MigrationException("The database cannot be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (session) {
            call(session, "pg_advisory_unlock");
        } catch (SQLException e) {
            throw new MigrationException("The schema's lock could not be released: " + e.getMessage(), e);
        }
    }

    private static void call(Connection session, String function) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("SELECT " + function + "(" + KEY + ")");
        }
    }
}
