package io.rondo.tx;

import java.util.function.Consumer;
import java.util.function.Function;

/** Runs units of work. Safe to use from several threads. */
public interface Transactor {

    /**
     * Runs the work in a transaction of its own and commits it. Deadlocks and serialization failures (SQLSTATE 40P01 and
     * 40001) are tried again, so the work must have no effect outside its unit.
     *
     * @throws RuntimeException what the work threw, after rolling back
     */
    <T> T call(Function<UnitOfWork, T> work);

    /** As {@link #call}, without a result. */
    default void run(Consumer<UnitOfWork> work) {
        call(unit -> {
            work.accept(unit);
            return Boolean.TRUE;
        });
    }
}
