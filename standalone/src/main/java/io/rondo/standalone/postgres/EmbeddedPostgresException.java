package io.rondo.standalone.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL cannot run; the message says why and what to do, in one line. */
public final class EmbeddedPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
