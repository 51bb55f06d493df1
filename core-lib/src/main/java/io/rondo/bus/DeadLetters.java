package io.rondo.bus;

import io.rondo.tx.Json;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The messages that nobody could handle, for the operator: to look at, and to carry again once the reason is mended.
 * Thread-safe.
 */
public final class DeadLetters {

    private final Transactor transactor;

    public DeadLetters(Transactor transactor) {
        this.transactor = transactor;
    }

    /** A message that died, and why. */
    public record DeadLetter(
            UUID id,
            UUID messageId,
            Queue queue,
            String type,
            JsonNode headers,
            JsonNode body,
            String reason,
            int attempts,
            Instant diedAt) {}

    /**
     * A queue as it stands.
     *
     * @param due messages that wait to be carried or are being handled
     * @param later timers that are not due yet
     */
    public record QueueState(Queue queue, long due, long later, long dead, Optional<Instant> oldestDue) {}

    /**
     * What a requeue did.
     *
     * @param alreadyHandled letters whose message has had its effect meanwhile; they are removed and not carried again
     */
    public record Requeued(int carriedAgain, int alreadyHandled) {}

    /** Every queue of the topology, and every other that has something in it. */
    public List<QueueState> queues() {
        return transactor.call(work -> {
            Map<String, QueueState> states = new TreeMap<>();
            Topology.queues()
                    .forEach(queue -> states.put(queue.name(), new QueueState(queue, 0, 0, 0, Optional.empty())));
            work.store(CarryStore.class)
                    .waiting(work.now())
                    .forEach(waiting -> states.put(
                            waiting.queue(),
                            new QueueState(
                                    new Queue(waiting.queue()),
                                    waiting.due(),
                                    waiting.later(),
                                    0,
                                    waiting.oldestDue())));
            work.store(DeadLetterStore.class)
                    .count()
                    .forEach(count -> states.merge(
                            count.queue(),
                            new QueueState(new Queue(count.queue()), 0, 0, count.letters(), Optional.empty()),
                            (state, dead) -> new QueueState(
                                    state.queue(), state.due(), state.later(), dead.dead(), state.oldestDue())));
            return new ArrayList<>(states.values());
        });
    }

    /** The newest dead letters, of one queue or of all. */
    public List<DeadLetter> show(Optional<Queue> queue, int limit) {
        return transactor.call(work -> work.store(DeadLetterStore.class).newest(queue.map(Queue::name), limit).stream()
                .map(row -> new DeadLetter(
                        row.id(),
                        row.messageId(),
                        new Queue(row.queue()),
                        row.type(),
                        Json.parse(row.headers()),
                        Json.parse(row.body()),
                        row.reason(),
                        row.attempts(),
                        row.diedAt()))
                .toList());
    }

    /** Puts the dead letters of one queue, or of all, back into the outbox, oldest first, with their failures forgotten. */
    public Requeued requeue(Optional<Queue> queue) {
        return requeue(store -> store.lockAll(queue.map(Queue::name)));
    }

    /** As {@link #requeue(Optional)} for one letter, by its own id or by its message's. */
    public Requeued requeue(UUID id) {
        return requeue(store -> store.lock(id));
    }

    /** Whether the message has had its effect, by the consumer of that queue. */
    public boolean wasHandled(UUID messageId, Queue queue) {
        return transactor.call(work -> work.store(InboxStore.class).has(messageId, queue.name()));
    }

    private Requeued requeue(Function<DeadLetterStore, List<UUID>> choice) {
        return transactor.call(work -> requeue(work, choice));
    }

    private static Requeued requeue(UnitOfWork work, Function<DeadLetterStore, List<UUID>> choice) {
        DeadLetterStore store = work.store(DeadLetterStore.class);
        List<UUID> ids = choice.apply(store);
        int handled = store.deleteHandled(ids);
        return new Requeued(store.requeue(ids, work.now()), handled);
    }
}
