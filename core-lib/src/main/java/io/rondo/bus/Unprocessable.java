package io.rondo.bus;

/** A message that can never be handled, with the reason that its dead letter will show. */
public final class Unprocessable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public Unprocessable(String reason) {
        super(reason);
        this.reason = reason;
    }

    public Unprocessable(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
