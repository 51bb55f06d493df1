package io.rondo.standalone.cli;

import io.rondo.migrations.Migrator;
import io.rondo.migrations.SchemaState;
import io.rondo.standalone.postgres.RunningDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events in whose middle nobody should change the schema: those that run, and those about to begin. */
final class EventsUnderWay {

    private static final Duration ABOUT_TO_BEGIN = Duration.ofMinutes(15);

    private EventsUnderWay() {}

    /** Their titles and what they do, soonest first; none where there are no events yet. */
    static List<String> in(RunningDatabase database, Instant now) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        SELECT title, state = 3 AS running, starts_at FROM events
                        WHERE published_at IS NOT NULL AND (state = 3 OR (state < 3 AND starts_at < ?))
                        ORDER BY starts_at, id LIMIT 5
                        """)) {
            if (!hasEvents(connection)) {
                return List.of();
            }
            query.setTimestamp(1, Timestamp.from(now.plus(ABOUT_TO_BEGIN)));
            List<String> events = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    events.add("\"" + rows.getString("title") + "\""
                            + (rows.getBoolean("running")
                                    ? " is running"
                                    : " begins at "
                                            + rows.getTimestamp("starts_at").toInstant()));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new CommandFailedException("The database cannot be asked for events: " + e.getMessage(), e);
        }
    }

    private static boolean hasEvents(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('events') IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /**
     * Lets a migration go on only where it is not in the middle of an event, or there is nothing to migrate.
     *
     * @throws CommandFailedException with the events' names
     */
    static void refuseUpgrade(RunningDatabase database, Instant now) {
        if (!(new Migrator(database.dataSource()).state() instanceof SchemaState.Behind behind)
                || behind.version().equals("0")) {
            return;
        }
        List<String> events = in(database, now);
        if (!events.isEmpty()) {
            throw new CommandFailedException(String.join(", ", events) + ": the schema is not changed from version "
                    + behind.version() + " to " + behind.needed()
                    + " in the middle of an event. Run the older Rondo until it is over, or say --during-events");
        }
    }
}
