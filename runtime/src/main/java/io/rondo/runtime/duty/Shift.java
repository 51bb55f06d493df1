package io.rondo.runtime.duty;

import java.util.Optional;

/** Work that goes on until it is closed. */
public interface Shift extends AutoCloseable {

    /** What is wrong with it at the moment, in words for the operator; empty when it goes well. */
    Optional<String> problem();

    /** Why it ended by itself, so that it has to be begun anew; empty while it goes on. */
    default Optional<String> end() {
        return Optional.empty();
    }

    /** Lets what is in hand finish; called before it is closed at the end of the process. */
    default void finish() {}

    @Override
    void close();
}
