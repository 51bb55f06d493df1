package io.rondo.runtime.health;

import io.rondo.bus.Outbox;
import io.rondo.bus.Outbox.Waiting;
import io.rondo.tx.Queue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How the outbox stands, looked up at most every few seconds however many ask. Thread-safe. */
public final class OutboxWatch {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final InstantSource clock;
    private List<Waiting> waiting = List.of();
    private Instant lookedUp = Instant.MIN;

    public OutboxWatch(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Messages of the queue that are due and not handled yet. */
    long due(Queue queue) {
        return waiting().stream()
                .filter(row -> row.queue().equals(queue.name()))
                .mapToLong(Waiting::due)
                .sum();
    }

    /** All rows of the outbox, timers too. */
    long backlog() {
        return waiting().stream().mapToLong(row -> row.due() + row.later()).sum();
    }

    /** How long the oldest due message of all queues waits. */
    Duration oldestAge() {
        return age(waiting().stream()
                .map(Waiting::oldestDue)
                .flatMap(Optional::stream)
                .min(Instant::compareTo));
    }

    /** As {@link #oldestAge()}, of these queues alone. */
    Duration oldestAge(Collection<Queue> queues) {
        List<String> names = queues.stream().map(Queue::name).toList();
        return age(waiting().stream()
                .filter(row -> names.contains(row.queue()))
                .map(Waiting::oldestDue)
                .flatMap(Optional::stream)
                .min(Instant::compareTo));
    }

    private Duration age(Optional<Instant> oldest) {
        return oldest.map(due -> Duration.between(due, clock.instant())).orElse(Duration.ZERO);
    }

    private synchronized List<Waiting> waiting() {
        Instant now = clock.instant();
        if (now.isAfter(lookedUp.equals(Instant.MIN) ? lookedUp : lookedUp.plus(FRESH))) {
            waiting = outbox.waiting();
            lookedUp = now;
        }
        return waiting;
    }
}
