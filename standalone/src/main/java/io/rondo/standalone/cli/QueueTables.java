package io.rondo.standalone.cli;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The outbox and the dead letters as an operator sees them. Thread-safe. */
final class QueueTables {

    private static final int SHOWN_DEAD_LETTERS = 20;

    /** How a queue stands; {@code overdue} of the waiting should be with their consumer by now. */
    record QueueLine(String name, long waiting, long overdue, long givenUp, Optional<Instant> oldestDue) {}

    record GivenUp(UUID id, String queue, String type, int attempts, Instant diedAt, String reason) {}

    /** Every queue that holds something, and the newest messages that were given up. */
    record Overview(List<QueueLine> queues, List<GivenUp> givenUp) {}

    private final DataSource database;

    QueueTables(DataSource database) {
        this.database = database;
    }

    Overview overview(Instant now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new Overview(queues(connection, now), givenUp(connection));
        }
    }

    /** Both ways under the message's own id, so that whoever has had its effect does not have it twice. */
    int requeue(String queue, List<UUID> ids, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        WITH revived AS (
                            DELETE FROM dead_letters
                             WHERE (? = '' OR queue = ?) AND (cardinality(?::uuid[]) = 0 OR id = ANY (?::uuid[]))
                            RETURNING *
                        )
                        INSERT INTO outbox (id, queue, type, headers, body, correlation_id, reply_to, created_at, due_at)
                        SELECT DISTINCT ON (message_id)
                               message_id, queue, type, headers, body, correlation_id, reply_to, ?, ?
                          FROM revived
                        ON CONFLICT (id) DO NOTHING
                        """)) {
            Array wanted = connection.createArrayOf("uuid", ids.toArray());
            OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
            statement.setString(1, queue);
            statement.setString(2, queue);
            statement.setArray(3, wanted);
            statement.setArray(4, wanted);
            statement.setObject(5, time);
            statement.setObject(6, time);
            return statement.executeUpdate();
        }
    }

    private static List<QueueLine> queues(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT queue, sum(waiting) AS waiting, sum(overdue) AS overdue, sum(given_up) AS given_up,
                       min(oldest) AS oldest
                  FROM (SELECT queue, count(*) AS waiting, count(*) FILTER (WHERE due_at < ?) AS overdue,
                               0 AS given_up, min(due_at) AS oldest
                          FROM outbox GROUP BY queue
                        UNION ALL
                        SELECT queue, 0, 0, count(*), NULL FROM dead_letters GROUP BY queue) AS both_tables
                 GROUP BY queue ORDER BY queue
                """)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            List<QueueLine> lines = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(new QueueLine(
                            row.getString("queue"),
                            row.getLong("waiting"),
                            row.getLong("overdue"),
                            row.getLong("given_up"),
                            Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant)));
                }
            }
            return lines;
        }
    }

    private static List<GivenUp> givenUp(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT id, queue, type, attempts, died_at, reason FROM dead_letters ORDER BY died_at DESC, id LIMIT ?
                """)) {
            statement.setInt(1, SHOWN_DEAD_LETTERS);
            List<GivenUp> letters = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    letters.add(new GivenUp(
                            row.getObject("id", UUID.class),
                            row.getString("queue"),
                            row.getString("type"),
                            row.getInt("attempts"),
                            row.getObject("died_at", OffsetDateTime.class).toInstant(),
                            row.getString("reason")));
                }
            }
            return letters;
        }
    }
}
