package io.rondo.runtime.amqp;

/** The broker has an exchange or a queue of ours that was made in another way, or does not let us make it. */
public final class TopologyMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one line for the operator, with what to do */
    TopologyMismatchException(String message, Throwable cause) {
        super(message, cause);
    }
}
