package io.rondo.bus;

import io.rondo.tx.Message;
import io.rondo.tx.UnitOfWork;

/**
 * Handles one type of message. Runs in a unit of work in which the message's id is already recorded, so that its effect in
 * the database happens exactly once however often it is delivered.
 */
@FunctionalInterface
public interface MessageHandler {

    /**
     * @throws Unprocessable when no later try can succeed: the message goes to the dead letters at once
     * @throws RuntimeException the message's own failure, tried again up to the limit; a failure of the database or the
     *     network is told apart by the processor and counts for nothing
     */
    void handle(UnitOfWork work, Message message);
}
