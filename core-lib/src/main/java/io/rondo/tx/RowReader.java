package io.rondo.tx;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Jdbi's mapper of a row, made for the columns that a result has; matching their names with a record's costs more than the
 * statement. Thread-safe, as the mappers that it knows are.
 */
final class RowReader {

    final RowMapper<?> mapper;
    private final List<String> columns;

    private RowReader(List<String> columns, RowMapper<?> mapper) {
        this.columns = columns;
        this.mapper = mapper;
    }

    /** @throws IllegalArgumentException when no mapper is registered for the type, or it does not fit the columns */
    static RowReader of(Type element, ResultSet rows, StatementContext context) throws SQLException {
        RowMapper<?> mapper = context.findMapperFor(element)
                .orElseThrow(() -> new IllegalArgumentException("No mapper of rows to " + element.getTypeName()));
        ResultSetMetaData found = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= found.getColumnCount(); column++) {
            columns.add(found.getColumnLabel(column));
        }
        return new RowReader(List.copyOf(columns), mapper.specialize(rows, context));
    }

    /** Whether it was made for these columns. */
    boolean reads(ResultSetMetaData found) throws SQLException {
        if (found.getColumnCount() != columns.size()) {
            return false;
        }
        for (int column = 0; column < columns.size(); column++) {
            if (!found.getColumnLabel(column + 1).equals(columns.get(column))) {
                return false;
            }
        }
        return true;
    }
}
