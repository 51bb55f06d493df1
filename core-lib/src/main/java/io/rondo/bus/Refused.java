package io.rondo.bus;

import io.rondo.tx.UnitOfWork;
import java.util.function.Consumer;

/**
 * A command that is understood and not followed: whatever its handler did so far is taken back, and in its place the asker is told
 * why.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<UnitOfWork> telling;

    /** @param telling sends the answer */
    public Refused(Consumer<UnitOfWork> telling) {
        super("refused", null, false, false);
        this.telling = telling;
    }

    void tell(UnitOfWork work) {
        telling.accept(work);
    }
}
