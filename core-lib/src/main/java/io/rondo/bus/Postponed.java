package io.rondo.bus;

/** A carrier's answer for a message whose outbox row says already when it is to be carried again. */
public final class Postponed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Postponed() {
        super("to be carried again later", null, false, false);
    }
}
