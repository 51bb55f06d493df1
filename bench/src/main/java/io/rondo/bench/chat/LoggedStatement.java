package io.rondo.bench.chat;

import java.util.List;
import java.util.Optional;

/**
 * A statement as PostgreSQL logged it.
 *
 * @param sql with {@code $1}, {@code $2}, … where values go
 * @param values of {@code $1}, {@code $2}, … as text; empty for NULL
 */
record LoggedStatement(String sql, List<Optional<String>> values) {

    LoggedStatement {
        values = List.copyOf(values);
    }
}
