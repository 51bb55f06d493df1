package io.rondo.testkit.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source whose user can be made to fail right after any statement, as if its process had died there. Thread-safe.
 */
public final class BreakingDataSource {

    private static final int NEVER = -1;

    private final AtomicInteger left = new AtomicInteger(NEVER);
    private final DataSource broken;

    public BreakingDataSource(DataSource whole) {
        broken = around(DataSource.class, whole);
    }

    /** The data source to use; it does what the whole one does until it is told to break. */
    public DataSource dataSource() {
        return broken;
    }

    /** Lets that many more prepared statements be executed, and fails after the next one, once. */
    public void breakAfter(int statements) {
        left.set(statements);
    }

    /** Takes back what {@link #breakAfter} said. */
    public void mend() {
        left.set(NEVER);
    }

    private <T> T around(Class<T> type, T whole) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object result;
            try {
                result = method.invoke(whole, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (whole instanceof PreparedStatement && method.getName().startsWith("execute")) {
                executed();
            }
            return method.getName().equals("unwrap") ? result : wrapped(result);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object wrapped(@Nullable Object result) {
        return switch (result) {
            case Connection connection -> around(Connection.class, connection);
            case PreparedStatement statement -> around(PreparedStatement.class, statement);
            case null, default -> result;
        };
    }

    private void executed() throws SQLException {
        int before = left.getAndUpdate(count -> count == NEVER ? NEVER : count - 1);
        if (before == 0) {
            throw new SQLException("the process is gone, as the test wants it");
        }
    }
}
