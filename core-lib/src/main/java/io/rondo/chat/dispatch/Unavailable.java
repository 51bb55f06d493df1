package io.rondo.chat.dispatch;

/** The database or the network is away: nothing was changed and nothing answered; the same request is worth another try later. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unavailable(Throwable cause) {
        super("away: " + cause.getMessage(), cause);
    }
}
