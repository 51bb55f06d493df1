package io.rondo.bench.chat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The statements of one press over plain JDBC, in one transaction on one pooled connection, with another press's values. The
 * pool's connections must leave the types of text to the server ({@code stringtype=unspecified}), since the log has every
 * value as text. Safe to use from several threads.
 */
final class Replay {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\d+)");
    private static final Pattern QUESTION_MARK = Pattern.compile("\\?\\??");
    private static final Pattern RANDOM_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final DataSource pool;
    private final Target recorded;
    private final List<Step> steps;

    private record Step(String sql, List<Optional<String>> values) {}

    /** @param recorded the press that {@code statements} are of */
    Replay(DataSource pool, Target recorded, List<LoggedStatement> statements) {
        this.pool = pool;
        this.recorded = recorded;
        this.steps = statements.stream().map(Replay::step).toList();
    }

    int statements() {
        return steps.size();
    }

    private static Step step(LoggedStatement statement) {
        List<Optional<String>> inOrder = new ArrayList<>();
        String sql = PLACEHOLDER.matcher(statement.sql().replace("?", "??")).replaceAll(found -> {
            inOrder.add(statement.values().get(Integer.parseInt(found.group(1)) - 1));
            return "?";
        });
        return new Step(sql, inOrder);
    }

    /** How many values a press has, those that are NULL left out. */
    int valueCount() {
        return (int) steps.stream().flatMap(step -> step.values().stream()).filter(Optional::isPresent).count();
    }

    /** A press's values, those that are NULL left out, in the order of {@link #script}. */
    List<Optional<String>> valuesOf(Target target) {
        UUID fresh = UUID.randomUUID();
        return steps.stream()
                .flatMap(step -> step.values().stream())
                .filter(Optional::isPresent)
                .map(value -> value.map(text -> translated(text, target, fresh)))
                .toList();
    }

    /** The statements with what stands for each value, by its number, and NULL itself. */
    List<String> script(IntFunction<String> value) {
        List<String> statements = new ArrayList<>();
        int number = 0;
        for (Step step : steps) {
            StringBuilder sql = new StringBuilder();
            Matcher placeholder = QUESTION_MARK.matcher(step.sql());
            int next = 0;
            while (placeholder.find()) {
                boolean escaped = placeholder.group().equals("??");
                String text = escaped ? "?" : step.values().get(next).isPresent() ? value.apply(number++) : "NULL";
                next += escaped ? 0 : 1;
                placeholder.appendReplacement(sql, Matcher.quoteReplacement(text));
            }
            statements.add(placeholder.appendTail(sql).toString());
        }
        return statements;
    }

    /** The press's transaction, to be run once. */
    Runnable of(Target target) {
        UUID fresh = UUID.randomUUID();
        List<Step> own = steps.stream()
                .map(step -> new Step(
                        step.sql(),
                        step.values().stream()
                                .map(value -> value.map(text -> translated(text, target, fresh)))
                                .toList()))
                .toList();
        return () -> run(own);
    }

    /** What the core draws by chance must be drawn anew, or rows would have the same key. */
    private String translated(String text, Target target, UUID fresh) {
        String translated = text;
        List<String> from = recorded.marks();
        List<String> to = target.marks();
        for (int mark = 0; mark < from.size(); mark++) {
            translated = translated.replace(from.get(mark), to.get(mark));
        }
        Matcher random = RANDOM_ID.matcher(translated);
        return random.matches() ? new UUID(fresh.getMostSignificantBits(), text.hashCode()).toString() : translated;
    }

    private void run(List<Step> own) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Step step : own) {
                    execute(connection, step);
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The recorded statements cannot be replayed", e);
        }
    }

    private static void execute(Connection connection, Step step) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
            int position = 1;
            for (Optional<String> value : step.values()) {
                if (value.isPresent()) {
                    statement.setString(position, value.get());
                } else {
                    statement.setNull(position, Types.NULL);
                }
                position++;
            }
            statement.execute();
        }
    }
}
