package io.rondo.bus;

import io.rondo.tx.Message;

/** Runs the handler of a message in a unit of work, once for each message id. Safe to use from several threads. */
public interface MessageProcessor {

    /** What became of the message. */
    sealed interface Outcome {
        /** Its effect is committed. */
        record Handled() implements Outcome {}

        /** An earlier delivery has had its effect already. */
        record Repeated() implements Outcome {}

        /** The message's own failure; counts towards the limit. */
        record Failed(RuntimeException cause) implements Outcome {}

        /** Nobody can ever handle it: unknown type, unreadable body. */
        record Dead(String reason) implements Outcome {}

        /** The database or the network is away: try later, counts for nothing. */
        record Unavailable(RuntimeException cause) implements Outcome {}
    }

    /** Never throws for what a handler does. */
    Outcome process(Message message);
}
