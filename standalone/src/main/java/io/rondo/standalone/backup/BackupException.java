package io.rondo.standalone.backup;

import org.jspecify.annotations.Nullable;

/** A backup cannot be made or brought back; the message says why and what to do, in one line. */
public final class BackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
