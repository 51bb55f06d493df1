package io.rondo.chat.dispatch;

import io.rondo.chat.Incoming;
import io.rondo.chat.Requester;
import io.rondo.tx.UnitOfWork;
import java.util.Optional;

/** Writes what a platform keeps of an answer (its messages, deliveries, the update's state) in the answer's transaction. */
@FunctionalInterface
public interface AnswerWriter {

    /** For platforms that keep nothing. */
    AnswerWriter NONE = (work, incoming, requester, answered) -> {};

    /**
     * Called once for each request, before the commit; may be called again when a transaction is tried again.
     *
     * @param requester empty where it could not be found out who asks
     */
    void write(UnitOfWork work, Incoming incoming, Optional<Requester> requester, Answered answered);
}
