package io.rondo.migrations;

/** The database's schema is not the one that this program was written for; the message says what to do, in one line. */
public final class SchemaNotCurrentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaNotCurrentException(String message) {
        super(message);
    }
}
