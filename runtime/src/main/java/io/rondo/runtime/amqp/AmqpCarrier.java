package io.rondo.runtime.amqp;

import io.rondo.bus.Carrier;
import io.rondo.bus.MessageProcessor;
import io.rondo.bus.Outbox;
import io.rondo.bus.Postponed;
import io.rondo.bus.Topology;
import io.rondo.runtime.bus.BusMetrics;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries messages over RabbitMQ, between the processes of an installation. A row of the outbox is safe once the broker has
 * confirmed it. While the broker is away nothing is claimed, and consumers come back by themselves. Thread-safe.
 */
public final class AmqpCarrier implements Carrier {

    private static final Logger log = LoggerFactory.getLogger(AmqpCarrier.class);
    private static final Duration FULL_FOR = Duration.ofSeconds(2);

    private final Topology topology;
    private final Broker broker;
    private final Outbox outbox;
    private final AmqpSettings settings;
    private final BusMetrics metrics;
    private final InstantSource clock;
    private final Publisher publisher;
    private final BrokerDepths depths;
    private final Map<Queue, QueueConsumer> waiting = new ConcurrentHashMap<>();
    private final Map<Queue, QueueConsumer> consumers = new ConcurrentHashMap<>();
    private final Map<Queue, Long> fullUntil = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /** @param broker closed with the carrier */
    public AmqpCarrier(
            Topology topology,
            Broker broker,
            Outbox outbox,
            AmqpSettings settings,
            BusMetrics metrics,
            InstantSource clock) {
        this.topology = topology;
        this.broker = broker;
        this.outbox = outbox;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.publisher = new Publisher(broker.publishing(), settings.confirmWithin());
        this.depths = new BrokerDepths(topology, broker);
    }

    /** Whether the broker is there and takes messages; asks nobody. */
    public boolean isConnected() {
        return !closing && broker.isConnected();
    }

    @Override
    public boolean isReady() {
        if (closing || publisher.unconfirmed() >= settings.mostUnconfirmed() || !broker.isReady()) {
            return false;
        }
        startWaiting();
        return true;
    }

    /** Queues that the broker has lately called full; one of another installation's is never among them. */
    @Override
    public Set<Queue> closed() {
        Set<Queue> closed = new HashSet<>();
        long now = System.nanoTime();
        fullUntil.values().removeIf(until -> until - now < 0);
        fullUntil.keySet().forEach(queue -> topology.namesOf(queue).forEach(closed::add));
        return closed;
    }

    @Override
    public List<Held> held() {
        return depths.recent().stream()
                .map(depth -> new Held(depth.queue(), depth.waiting(), depth.dead()))
                .toList();
    }

    @Override
    public Duration lease() {
        return settings.lease();
    }

    /** @throws TopologyMismatchException when the broker's queues differ; a broker that is away is waited for */
    @Override
    public void consume(Set<Queue> queues, MessageProcessor processor) {
        QueueConsumer.Tools tools = new QueueConsumer.Tools(
                outbox, publisher, new Envelope(settings.longestBody()), metrics, settings, clock);
        for (Queue queue : queues) {
            Topology.Declared declared = topology.declared().stream()
                    .filter(one -> one.queue().equals(queue))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the topology has no queue " + queue.name()));
            if (consumers.containsKey(queue) || waiting.containsKey(queue)) {
                throw new IllegalArgumentException("queue " + queue.name() + " is consumed already");
            }
            waiting.put(queue, new QueueConsumer(declared, processor, broker.consuming(), tools));
        }
        try {
            broker.connect();
            startWaiting();
        } catch (IOException away) {
            log.warn("The broker is away; its queues are consumed as soon as it is back: {}", away.getMessage());
        }
    }

    private synchronized void startWaiting() {
        if (closing) {
            return;
        }
        for (Queue queue : Set.copyOf(waiting.keySet())) {
            Optional.ofNullable(waiting.remove(queue)).ifPresent(consumer -> {
                consumers.put(queue, consumer);
                consumer.start();
            });
        }
    }

    @Override
    public CompletionStage<Void> publish(Outbox.Claimed claimed) {
        Message message = claimed.message();
        Optional<Queue> ours = topology.find(message.queue());
        return publisher
                .publish(
                        ours.isPresent() ? Topology.EXCHANGE : "",
                        message.queue().physicalName(topology.environment()),
                        Envelope.properties(message, claimed.failures(), clock.instant()),
                        Envelope.body(message))
                .exceptionallyCompose(failure -> notTaken(message, ours, causeOf(failure)));
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private CompletableFuture<Void> notTaken(Message message, Optional<Queue> ours, Throwable failure) {
        if (ours.isEmpty() && failure instanceof Publisher.Unroutable unroutable) {
            CompletableFuture<Void> settled = new CompletableFuture<>();
            Thread.startVirtualThread(() -> countUnroutable(message, unroutable, settled));
            return settled;
        }
        ours.ifPresent(queue -> notice(queue, failure));
        return CompletableFuture.failedFuture(failure);
    }

    private void notice(Queue queue, Throwable failure) {
        if (failure instanceof Publisher.Unroutable) {
            log.error("The broker has lost the queue {}: it is made again", queue.physicalName(topology.environment()));
            broker.forget();
        } else if (failure instanceof Publisher.Refused) {
            log.warn("Queue {} is full: what more there is for it waits in the outbox", queue.name());
            fullUntil.put(queue, System.nanoTime() + FULL_FOR.toNanos());
        }
    }

    /** The answer to somebody who is gone, or has never been there. */
    private void countUnroutable(Message message, Publisher.Unroutable cause, CompletableFuture<Void> settled) {
        try {
            switch (outbox.failed(message.id(), String.valueOf(cause.getMessage()), settings.patience())) {
                case Outbox.Verdict.Again again -> settled.completeExceptionally(new Postponed());
                case Outbox.Verdict.Dead dead -> {
                    metrics.dead(message.queue());
                    log.error("{} {} is a dead letter: {}", message.type(), message.id(), cause.getMessage());
                    settled.complete(null);
                }
            }
        } catch (RuntimeException away) {
            settled.completeExceptionally(new CompletionException(away));
        }
    }

    /** What was published is waited for; what was not begun is given back to the broker. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        try {
            stopAll();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
        broker.close();
    }

    private void stopAll() throws InterruptedException {
        for (Thread stop : consumers.values().stream()
                .map(consumer -> Thread.startVirtualThread(consumer::close))
                .toList()) {
            stop.join();
        }
    }
}
