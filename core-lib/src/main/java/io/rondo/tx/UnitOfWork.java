package io.rondo.tx;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One database transaction on one connection. Whatever is done through it is there entirely or not at all.
 *
 * <p>Locks are taken in one order: event, then registrations by id, then people by id, then wallets by id. Used by one
 * thread; not valid after the work has returned.
 */
public interface UnitOfWork {

    /** The Jdbi SqlObject store of that type, which works in this transaction: only on this thread, and only until it ends. */
    <S> S store(Class<S> type);

    /** The instant of this unit of work: the same however often it is asked. */
    Instant now();

    /** Puts the message into the outbox, due at once. */
    default void send(Message message) {
        sendAllAt(List.of(message), now());
    }

    /** Puts the message into the outbox as a timer: it goes out at {@code due}, or at once where that has passed. */
    default void sendAt(Message message, Instant due) {
        sendAllAt(List.of(message), due);
    }

    /** Puts the messages into the outbox in one statement, due at once and in this order. */
    default void sendAll(Collection<Message> messages) {
        sendAllAt(messages, now());
    }

    /** Puts the messages into the outbox in one statement, due at that instant and in this order. */
    void sendAllAt(Collection<Message> messages, Instant due);

    /** Records a domain event; other capabilities learn of it through a message in the outbox. */
    void happened(DomainEvent event);

    /**
     * Makes this unit of work the only one that handles the request, until it ends.
     *
     * @return the answer that an earlier unit of work recorded for it, or empty when it is new
     */
    Optional<JsonNode> once(String requestId);

    /** Records the answer to the request, so that the same request gets the same answer again. */
    void answered(String requestId, JsonNode answer);

    /** Runs the action once the transaction has committed; it is dropped on rollback. Must not throw. */
    void afterCommit(Runnable action);
}
