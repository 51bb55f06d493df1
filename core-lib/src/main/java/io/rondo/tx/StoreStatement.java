package io.rondo.tx;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The statement of one method of a store with all that Jdbi finds out about it, found out once: its SQL with positions for
 * names, how each argument is bound, how a row is read. Jdbi itself finds this out anew at every call, which costs more than
 * PostgreSQL's part of a statement that reads a row by its key. Safe to use from several threads.
 */
final class StoreStatement {

    private final StatementContext context;
    private final String sql;
    private final List<Position> positions;
    private final Returned returned;
    private final Type element;
    /** The last one used: there is a second only after the columns of a {@code SELECT *} have changed. */
    private volatile @Nullable RowReader reader;

    /** What a method gives back of what the statement found. */
    private enum Returned {
        NOTHING,
        COUNT,
        ALL,
        FIRST,
        MAYBE_FIRST
    }

    /** Which argument goes to a position, and how. */
    private static final class Position {

        private final int argument;
        private final Type type;
        /** Empty where how it is bound depends on the value itself. */
        private final Optional<Function<Object, Argument>> prepared;

        Position(int argument, Type type, Optional<Function<Object, Argument>> prepared) {
            this.argument = argument;
            this.type = type;
            this.prepared = prepared;
        }

        void bind(int number, PreparedStatement statement, @Nullable Object[] values, StatementContext context)
                throws SQLException {
            @Nullable Object value = values[argument];
            Argument bound = prepared.isPresent() ? prepared.get().apply(value) : found(value, context);
            bound.apply(number, statement, context);
        }

        private Argument found(@Nullable Object value, StatementContext context) {
            return context.findArgumentFor(type, value)
                    .orElseThrow(() -> new IllegalStateException("No way to bind a " + type));
        }
    }

    /**
     * Whether the method is of the plain kind that this class runs: one statement, arguments by the names of the parameters,
     * rows as a list, the first one, or that there may be none.
     */
    static boolean suits(Method method) {
        boolean isQuery = method.isAnnotationPresent(SqlQuery.class);
        boolean isUpdate = method.isAnnotationPresent(SqlUpdate.class);
        return (isQuery || isUpdate)
                && Arrays.stream(method.getParameters())
                        .allMatch(parameter -> parameter.isNamePresent() && parameter.getAnnotations().length == 0)
                && (isQuery ? suitsQuery(method.getReturnType()) : suitsUpdate(method.getReturnType()));
    }

    private static boolean suitsQuery(Class<?> type) {
        return type == List.class
                || type == Optional.class
                || type != void.class && !Iterable.class.isAssignableFrom(type) && !type.isArray() && !isStreamed(type);
    }

    private static boolean isStreamed(Class<?> type) {
        return java.util.stream.BaseStream.class.isAssignableFrom(type)
                || java.util.Iterator.class.isAssignableFrom(type)
                || java.util.Map.class.isAssignableFrom(type);
    }

    private static boolean suitsUpdate(Class<?> type) {
        return type == void.class || type == int.class;
    }

    /**
     * Finds out all about the method's statement.
     *
     * @param context of a statement with the method's SQL and configuration, whose connection is never used
     * @throws IllegalArgumentException when names in the SQL and of the parameters differ
     */
    StoreStatement(Method method, StatementContext context) {
        this.context = context;
        SqlStatements statements = context.getConfig(SqlStatements.class);
        ParsedSql parsed =
                statements.getSqlParser().parse(statements.getTemplateEngine().render(sqlOf(method), context), context);
        this.sql = parsed.getSql();
        this.positions = positions(method, parsed, context.getConfig(Arguments.class));
        this.returned = returned(method);
        this.element = elementOf(method.getGenericReturnType());
    }

    /** The text of the annotation. */
    static String sqlOf(Method method) {
        SqlQuery query = method.getAnnotation(SqlQuery.class);
        return query == null ? method.getAnnotation(SqlUpdate.class).value() : query.value();
    }

    private static List<Position> positions(Method method, ParsedSql parsed, Arguments arguments) {
        Parameter[] parameters = method.getParameters();
        List<String> names = Arrays.stream(parameters).map(Parameter::getName).toList();
        List<String> wanted = parsed.getParameters().getParameterNames();
        Set<String> unused = new HashSet<>(names);
        wanted.forEach(unused::remove);
        if (!unused.isEmpty() || !names.containsAll(wanted)) {
            throw new IllegalArgumentException(method + " has the parameters " + names + ", its SQL " + wanted);
        }
        return wanted.stream()
                .map(name -> {
                    int argument = names.indexOf(name);
                    Type type = parameters[argument].getParameterizedType();
                    return new Position(argument, type, arguments.prepareFor(type));
                })
                .toList();
    }

    private static Returned returned(Method method) {
        Class<?> type = method.getReturnType();
        if (method.isAnnotationPresent(SqlUpdate.class)) {
            return type == void.class ? Returned.NOTHING : Returned.COUNT;
        }
        return type == List.class ? Returned.ALL : type == Optional.class ? Returned.MAYBE_FIRST : Returned.FIRST;
    }

    private static Type elementOf(Type returned) {
        return returned instanceof ParameterizedType generic
                        && (generic.getRawType() == List.class || generic.getRawType() == Optional.class)
                ? generic.getActualTypeArguments()[0]
                : returned;
    }

    /**
     * Runs the statement.
     *
     * @return what the method is to return; null where a first row was to be and was not
     * @throws UnableToExecuteStatementException as Jdbi does
     */
    @Nullable
    Object run(Connection connection, @Nullable Object[] arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < positions.size(); i++) {
                positions.get(i).bind(i + 1, statement, arguments, context);
            }
            return switch (returned) {
                case NOTHING -> {
                    statement.executeUpdate();
                    yield null;
                }
                case COUNT -> statement.executeUpdate();
                case ALL -> all(statement);
                case FIRST -> first(statement);
                case MAYBE_FIRST -> Optional.ofNullable(first(statement));
            };
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, context);
        }
    }

    private List<@Nullable Object> all(PreparedStatement statement) throws SQLException {
        List<@Nullable Object> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            RowReader known = readerOf(rows);
            while (rows.next()) {
                all.add(known.mapper.map(rows, context));
            }
        }
        return all;
    }

    private @Nullable Object first(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? readerOf(rows).mapper.map(rows, context) : null;
        }
    }

    private RowReader readerOf(ResultSet rows) throws SQLException {
        RowReader known = reader;
        if (known == null || !known.reads(rows.getMetaData())) {
            known = RowReader.of(element, rows, context);
            reader = known;
        }
        return known;
    }
}
