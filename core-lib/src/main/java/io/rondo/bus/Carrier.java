package io.rondo.bus;

import io.rondo.tx.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Carries due messages from the outbox to the consumers of a queue. Safe to use from several threads.
 *
 * <p>Delivery is at least once. A carrier keeps to the dead-letter rules: five failures of the message's own, or an
 * {@link Unprocessable}, and it becomes a dead letter with the reason; a failure of the database or the network pauses the
 * consumer and counts for nothing.
 */
public interface Carrier extends AutoCloseable {

    /**
     * Takes the message over.
     *
     * @return completes when the message is safe without its outbox row: the broker has confirmed it, or its handling has
     *     ended; fails when the row must stay and be carried again, with {@link Postponed} when the carrier has written into
     *     the row when that is
     */
    CompletionStage<Void> publish(Outbox.Claimed claimed);

    /** Whether messages can be handed over now; while not, nothing is claimed. Called before every claim. */
    default boolean isReady() {
        return true;
    }

    /** Queues that take nothing for now: nobody consumes them here, or they are full. Their rows wait in the outbox. */
    default Set<Queue> closed() {
        return Set.of();
    }

    /**
     * What of a queue is with the carrier itself.
     *
     * @param waiting messages that no handler has been given
     * @param dead messages that were given up
     */
    record Held(Queue queue, long waiting, long dead) {}

    /**
     * What is not in the database; nothing for a carrier that keeps all of it there. May be some seconds old.
     *
     * @throws RuntimeException when whoever holds it cannot be asked
     */
    default List<Held> held() {
        return List.of();
    }

    /** How long a claimed row may be with the carrier before another relay may claim it. */
    Duration lease();

    /** Begins to consume the queues, handing each message to the processor. */
    void consume(Set<Queue> queues, MessageProcessor processor);

    /** Stops consuming, lets the handlers that run finish, and hands nothing over any more. */
    @Override
    void close();
}
