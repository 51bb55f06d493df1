package io.rondo.runtime.bus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rondo.tx.Queue;
import java.time.Duration;

/** Counts what becomes of messages. Thread-safe. */
public final class BusMetrics {

    private final MeterRegistry registry;

    public BusMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A message's effect is committed. */
    public void consumed(Queue queue) {
        count("rondo.messages.consumed", "Messages whose effect is committed", queue);
    }

    /** A message failed of its own. */
    public void failed(Queue queue) {
        count("rondo.messages.failed", "Failures of the message's own", queue);
    }

    /** A message became a dead letter. */
    public void dead(Queue queue) {
        count("rondo.messages.dead", "Messages that became dead letters", queue);
    }

    /** @param lag from when the message was due until it was safe without its row */
    public void carried(Queue queue, String type, Duration lag) {
        Timer.builder("rondo.messages.lag")
                .description("From due to carried; to handled where the carrier is direct")
                .tag("queue", queue.name())
                .tag("type", type)
                .register(registry)
                .record(lag.isNegative() ? Duration.ZERO : lag);
    }

    private void count(String name, String description, Queue queue) {
        Counter.builder(name)
                .description(description)
                .tag("queue", queue.name())
                .register(registry)
                .increment();
    }
}
