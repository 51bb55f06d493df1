package io.rondo.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;

/** Takes one applied version back; who calls it holds the {@link SchemaLock}. */
final class Undo {

    private final DataSource database;
    private final String folder;

    Undo(DataSource database, String folder) {
        this.database = database;
        this.folder = folder;
    }

    void run(MigrationInfo applied) {
        String script = script(applied);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, script);
                removeFromHistory(connection, applied);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new MigrationException(
                    "Version " + applied.getVersion() + " was not undone, nothing was changed: " + e.getMessage(), e);
        }
    }

    private static void execute(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static void removeFromHistory(Connection connection, MigrationInfo applied) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM flyway_schema_history WHERE installed_rank = ?")) {
            delete.setInt(1, applied.getInstalledRank());
            if (delete.executeUpdate() != 1) {
                throw new SQLException("it is not in the history any more");
            }
        }
    }

    private String script(MigrationInfo applied) {
        String migration = applied.getScript();
        String name = "U" + migration.substring(migration.lastIndexOf('/') + 1).substring(1);
        try (InputStream script = Undo.class.getClassLoader().getResourceAsStream(folder + "/" + name)) {
            if (script == null) {
                throw new MigrationException("Version " + applied.getVersion()
                        + " cannot be undone by this Rondo: it has no " + folder + "/" + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
