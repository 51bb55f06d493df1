package io.rondo.chat;

/** The database is away: nothing was changed and nothing answered; the same request is worth another try later. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(Throwable cause) {
        super("the database is away: " + cause.getMessage(), cause);
    }
}
