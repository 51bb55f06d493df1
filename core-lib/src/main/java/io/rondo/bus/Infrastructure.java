package io.rondo.bus;

import io.rondo.tx.Outage;
import java.io.CharConversionException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;

/** Tells a database or network that is away from a failure of the work's own. */
public final class Infrastructure {

    private static final int DEEPEST_CAUSE = 50;

    private Infrastructure() {}

    /** Whether the database or the network was away, so that the same work may succeed later without being changed. */
    public static boolean isAway(Throwable failure) {
        return Outage.isBehind(failure) || isNetworkBehind(failure);
    }

    private static boolean isNetworkBehind(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < DEEPEST_CAUSE; cause = cause.getCause(), depth++) {
            if (cause instanceof UncheckedIOException && cause.getCause() instanceof IOException io && isNetwork(io)) {
                return true;
            }
        }
        return false;
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
