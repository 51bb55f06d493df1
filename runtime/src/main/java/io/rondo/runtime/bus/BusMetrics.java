package io.rondo.runtime.bus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rondo.bus.Topology;
import io.rondo.tx.Queue;
import java.time.Duration;
import java.util.List;

/** Counts what becomes of messages. Thread-safe. */
public final class BusMetrics {

    private static final Counted CONSUMED = new Counted("consumed", "Messages whose effect is committed");
    private static final Counted FAILED = new Counted("failed", "Failures of the message's own");
    private static final Counted DEAD = new Counted("dead", "Messages that became dead letters");

    private final MeterRegistry registry;

    private record Counted(String name, String description) {}

    public BusMetrics(MeterRegistry registry) {
        this.registry = registry;
        // From the beginning, since an increase is seen only of what was there before.
        Topology.queues().forEach(queue -> List.of(CONSUMED, FAILED, DEAD).forEach(what -> counter(what, queue)));
    }

    /** A message's effect is committed. */
    public void consumed(Queue queue) {
        counter(CONSUMED, queue).increment();
    }

    /** A message failed of its own. */
    public void failed(Queue queue) {
        counter(FAILED, queue).increment();
    }

    /** A message became a dead letter. */
    public void dead(Queue queue) {
        counter(DEAD, queue).increment();
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

    private Counter counter(Counted what, Queue queue) {
        return Counter.builder("rondo.messages." + what.name())
                .description(what.description())
                .tag("queue", queue.name())
                .register(registry);
    }
}
