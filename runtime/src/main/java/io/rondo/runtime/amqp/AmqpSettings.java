package io.rondo.runtime.amqp;

import io.rondo.bus.Outbox;
import io.rondo.tx.Queue;
import java.time.Duration;
import java.util.Map;

/**
 * How the carrier over RabbitMQ works.
 *
 * @param concurrency how many messages of a queue this process handles at once; of the queues not named, one, so that their
 *     order is kept
 * @param prefetch how many messages per handler the broker sends ahead, from 1
 * @param longestBody in bytes; a longer one is a dead letter
 * @param mostUnconfirmed how many messages may wait for the broker's word before the rest waits in the outbox
 * @param confirmWithin how long the broker may take to say that it has a message; then it is published again
 * @param patience with failures of a message's own
 * @param longestProbe how far apart, at most, the looks are whether an absent database or broker is back
 * @param goodbye how long handlers may take to finish at the end
 */
public record AmqpSettings(
        Map<Queue, Integer> concurrency,
        int prefetch,
        int longestBody,
        int mostUnconfirmed,
        Duration confirmWithin,
        Outbox.Patience patience,
        Duration longestProbe,
        Duration goodbye) {

    public static final AmqpSettings USUAL = new AmqpSettings(
            Map.of(Queue.DATEMAKER, 4),
            20,
            256 * 1024,
            1_000,
            Duration.ofSeconds(8),
            Outbox.Patience.USUAL,
            Duration.ofSeconds(2),
            Duration.ofSeconds(15));

    public AmqpSettings {
        concurrency = Map.copyOf(concurrency);
    }

    int concurrencyOf(Queue queue) {
        return concurrency.getOrDefault(queue, 1);
    }

    /** Longer than a confirm may take, so that no other relay carries a message while this one waits for the broker's word. */
    Duration lease() {
        return confirmWithin.plusSeconds(4);
    }
}
