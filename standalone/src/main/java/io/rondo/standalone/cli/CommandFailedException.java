package io.rondo.standalone.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked; the message says why and what to do, in one line. */
final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }

    CommandFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
