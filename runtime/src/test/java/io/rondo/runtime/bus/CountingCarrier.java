package io.rondo.runtime.bus;

import io.rondo.bus.Carrier;
import io.rondo.bus.MessageProcessor;
import io.rondo.bus.Outbox;
import io.rondo.tx.Queue;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Sees how often each message is with it at once. */
record CountingCarrier(Map<String, AtomicInteger> atOnce, AtomicInteger most, AtomicInteger handed) implements Carrier {

    @Override
    public CompletionStage<Void> publish(Outbox.Claimed claimed) {
        handed.incrementAndGet();
        AtomicInteger now = atOnce.computeIfAbsent(claimed.message().id().toString(), id -> new AtomicInteger());
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        return CompletableFuture.runAsync(now::decrementAndGet);
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void consume(Set<Queue> queues, MessageProcessor processor) {
        throw new UnsupportedOperationException("hands on nothing");
    }

    @Override
    public void close() {}
}
