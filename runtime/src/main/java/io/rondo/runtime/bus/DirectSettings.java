package io.rondo.runtime.bus;

import io.rondo.bus.Outbox;
import io.rondo.tx.Queue;
import java.time.Duration;
import java.util.Map;

/**
 * How the direct carrier works.
 *
 * @param concurrency how many messages of a queue are handled at once; of the queues not named, one, so that their order is
 *     kept
 * @param inFlight how many messages of a queue may be with the carrier before the rest waits in the outbox
 * @param patience with failures of a message's own
 * @param longestProbe how far apart, at most, the looks are whether an absent database is back
 * @param goodbye how long handlers may take to finish at the end
 */
public record DirectSettings(
        Map<Queue, Integer> concurrency,
        int inFlight,
        Outbox.Patience patience,
        Duration longestProbe,
        Duration goodbye) {

    public static final DirectSettings USUAL = new DirectSettings(
            Map.of(Queue.DATEMAKER, 4), 200, Outbox.Patience.USUAL, Duration.ofSeconds(2), Duration.ofSeconds(15));

    public DirectSettings {
        concurrency = Map.copyOf(concurrency);
    }

    int concurrencyOf(Queue queue) {
        return concurrency.getOrDefault(queue, 1);
    }
}
