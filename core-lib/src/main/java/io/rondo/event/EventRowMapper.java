package io.rondo.event;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.util.PGInterval;

/** A row of {@code events} as an {@link Event}. */
public final class EventRowMapper implements RowMapper<Event> {

    @Override
    public Event map(ResultSet row, StatementContext context) throws SQLException {
        return new Event(
                row.getObject("id", UUID.class),
                row.getObject("community_id", UUID.class),
                EventKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("description"),
                schedule(row),
                new Seats(
                        row.getInt("capacity"),
                        row.getInt("min_people"),
                        row.getInt("group_size"),
                        row.getBoolean("waitlist")),
                sides(row),
                Optional.ofNullable(row.getObject("rounds", Integer.class)),
                texts(row.getArray("calls")),
                row.getString("venue"),
                Optional.ofNullable(row.getString("repeat_rule")),
                EventState.of(row.getInt("state")),
                instant(row, "published_at"),
                row.getObject("created_by", UUID.class),
                row.getInt("version"),
                progress(row),
                Optional.ofNullable(row.getString("cancel_reason")));
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        return new Schedule(
                instant(row, "starts_at").orElseThrow(),
                ZoneId.of(row.getString("zone")),
                length(row, "confirm_opens"),
                length(row, "confirm_closes"),
                length(row, "rules_before"),
                length(row, "grace"),
                length(row, "round_length"),
                length(row, "break_length"),
                length(row, "rating_window"));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(
                Optional.ofNullable(row.getString("step")).map(Step::valueOf),
                instant(row, "step_at"),
                row.getInt("step_version"),
                row.getInt("round_no"),
                row.getInt("plan_version"),
                row.getLong("plan_seed"),
                instant(row, "paused_at"),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }

    private static Sides sides(ResultSet row) throws SQLException {
        return switch (row.getString("sides")) {
            case "TWO_SIDED" -> new Sides.TwoSided();
            case "TAGS" -> new Sides.Tags(row.getString("side_a"), row.getString("side_b"));
            default -> new Sides.Everyone();
        };
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** Intervals are written by us from durations, so they hold no months or years. */
    private static Duration length(ResultSet row, String column) throws SQLException {
        PGInterval interval = row.getObject(column, PGInterval.class);
        return Duration.ofDays(interval.getDays())
                .plusHours(interval.getHours())
                .plusMinutes(interval.getMinutes())
                .plusSeconds(interval.getWholeSeconds())
                .plusNanos(interval.getMicroSeconds() * 1_000L);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
