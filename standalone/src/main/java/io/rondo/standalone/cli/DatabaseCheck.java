package io.rondo.standalone.cli;

import io.rondo.migrations.MigrationException;
import io.rondo.migrations.Migrator;
import io.rondo.migrations.SchemaState;
import io.rondo.runtime.settings.Environment;
import io.rondo.standalone.postgres.EmbeddedPostgresException;
import io.rondo.standalone.postgres.RunningDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Whether the database can be reached, keeps what it is told, and has the schema that this Rondo needs. */
final class DatabaseCheck {

    private static final int NEEDED_VERSION = 18;
    private static final Duration FAR_APART = Duration.ofSeconds(5);

    private DatabaseCheck() {}

    /** Starts the embedded database for the check if it does not run. */
    static List<Finding> of(Environment environment, InstantSource clock) {
        String which = environment.database().isPresent() ? "the one at DATABASE_URL" : "embedded";
        try (RunningDatabase database = Surroundings.openDatabase(environment);
                Connection connection = database.dataSource().getConnection()) {
            return List.of(
                    server(connection, which),
                    durability(connection),
                    schema(database),
                    time(connection, clock),
                    events(database, clock.instant()));
        } catch (EmbeddedPostgresException | MigrationException e) {
            return List.of(Finding.problem("database", String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            return List.of(Finding.problem("database", "not reached (" + e.getMessage() + "): check DATABASE_URL"));
        }
    }

    private static Finding server(Connection connection, String which) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        return version >= NEEDED_VERSION
                ? Finding.ok("database", "PostgreSQL " + version + ", " + which)
                : Finding.problem(
                        "database", "PostgreSQL " + version + ": use PostgreSQL " + NEEDED_VERSION + " or newer");
    }

    private static Finding durability(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT string_agg(name, ', ' ORDER BY name)
                          FROM pg_settings
                         WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting = 'off'""")) {
            row.next();
            String off = row.getString(1);
            return off == null
                    ? Finding.ok("durability", "a commit is on disk before anybody is told of it")
                    : Finding.problem("durability", "a crash can lose what people were told: switch on " + off);
        }
    }

    /** Timers are due by this machine's clock, and others' rows carry the database's. */
    private static Finding time(Connection connection, InstantSource clock) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            Duration apart = Duration.between(row.getTimestamp(1).toInstant(), clock.instant())
                    .abs();
            return apart.compareTo(FAR_APART) > 0
                    ? Finding.problem(
                            "clock",
                            "this machine and the database are " + apart.toSeconds()
                                    + " s apart: let both follow a time server")
                    : Finding.ok("clock", "the database's is the same");
        }
    }

    private static Finding events(RunningDatabase database, Instant now) {
        List<String> events = EventsUnderWay.in(database, now);
        return events.isEmpty()
                ? Finding.ok("events", "none is running or about to begin: a good time for an upgrade")
                : Finding.note("events", String.join(", ", events) + ": no time for an upgrade");
    }

    private static Finding schema(RunningDatabase database) {
        return switch (new Migrator(database.dataSource()).state()) {
            case SchemaState.Current current -> Finding.ok("schema", "version " + current.version());
            case SchemaState.Behind behind ->
                Finding.note(
                        "schema",
                        "version " + behind.version() + " of " + behind.needed()
                                + ": ./rondo up or ./rondo migrate brings it there");
            case SchemaState.Ahead ahead ->
                Finding.problem(
                        "schema",
                        "version " + ahead.version() + " is newer than this Rondo, which knows " + ahead.known()
                                + ": run a newer Rondo");
        };
    }
}
