package io.rondo.tx;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells a database that is away from a fault of the work that was done in it. */
public final class Outage {

    /** No connection, too few resources, and trouble of the server's own machine. */
    private static final Set<String> CLASSES = Set.of("08", "53", "58");

    /** Shut down, crashed, starting up, database dropped, idle session ended, and a standby where writing is refused. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25006");

    private Outage() {}

    /** Whether the failure, or what caused it, is that the database or the way to it is away. */
    public static boolean isBehind(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 50; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql && isAway(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || CLASSES.contains(state.substring(0, Math.min(2, state.length())))
                || AWAY.contains(state);
    }
}
