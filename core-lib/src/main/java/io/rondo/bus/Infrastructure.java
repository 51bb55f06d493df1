package io.rondo.bus;

import java.io.CharConversionException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells a database or network that is away from a failure of the work's own. */
public final class Infrastructure {

    /** Connection exceptions, too few resources, and trouble of the server's own machine. */
    private static final Set<String> CLASSES = Set.of("08", "53", "58");

    /** Shut down, crashed, starting up, database dropped, idle session ended, and a standby where writing is refused. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25006");

    private static final int DEEPEST_CAUSE = 32;

    private Infrastructure() {}

    /** Whether the database or the network was away, so that the same work may succeed later without being changed. */
    public static boolean isAway(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof SQLException sql && isAway(sql)) {
                return true;
            }
            if (cause instanceof UncheckedIOException && cause.getCause() instanceof IOException io && isNetwork(io)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || state != null
                        && (STATES.contains(state) || state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }

    /** A missing file or an unreadable text stays so however long one waits. */
    private static boolean isNetwork(IOException failure) {
        return !(failure instanceof FileSystemException
                || failure instanceof FileNotFoundException
                || failure instanceof CharConversionException
                || failure instanceof CharacterCodingException
                || failure instanceof MalformedURLException);
    }
}
