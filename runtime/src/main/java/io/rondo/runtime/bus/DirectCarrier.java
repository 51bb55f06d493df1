package io.rondo.runtime.bus;

import io.rondo.bus.Carrier;
import io.rondo.bus.MessageProcessor;
import io.rondo.bus.MessageProcessor.Outcome;
import io.rondo.bus.Outbox;
import io.rondo.bus.Topology;
import io.rondo.runtime.db.SessionLock;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to handlers in this JVM, with the rules of a broker: retries, dead letters, and a pause while the database
 * is away. Failures are counted in the outbox row, so a restart goes on counting. One process at a time may carry directly;
 * another waits for its lock. Thread-safe.
 */
public final class DirectCarrier implements Carrier {

    private static final Logger log = LoggerFactory.getLogger(DirectCarrier.class);
    /** Long, because the lock keeps others away and its next holder forgets old claims. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration FIRST_PROBE = Duration.ofMillis(100);

    private final Topology topology;
    private final Outbox outbox;
    private final SessionLock lock;
    private final DirectSettings settings;
    private final BusMetrics metrics;
    private final Map<Queue, Consumer> consumers = new ConcurrentHashMap<>();
    private final Map<UUID, CompletableFuture<Void>> inFlight = new ConcurrentHashMap<>();
    private final Consumer nowhere;
    private volatile boolean closing;

    private record Consumer(Queue queue, Lane lane, AtomicInteger inFlight) {}

    public DirectCarrier(
            Topology topology, Outbox outbox, SessionLock lock, DirectSettings settings, BusMetrics metrics) {
        this.topology = topology;
        this.outbox = outbox;
        this.lock = lock;
        this.settings = settings;
        this.metrics = metrics;
        this.nowhere = open(
                new Queue("nowhere"),
                message ->
                        new Outcome.Dead("there is no queue " + message.queue().physicalName(topology.environment())));
    }

    /** The lock of all processes that would carry directly on the same database. */
    public static SessionLock lock(javax.sql.DataSource unpooled) {
        return new SessionLock(unpooled, "rondo direct carrier");
    }

    @Override
    public boolean isReady() {
        if (closing) {
            return false;
        }
        return switch (lock.check()) {
            case KEPT -> true;
            case NONE -> false;
            case GAINED -> forgetClaims();
        };
    }

    /** Whoever left claims is gone, or is this process, which knows what it has in flight. */
    private boolean forgetClaims() {
        try {
            outbox.forgetClaims();
            return true;
        } catch (RuntimeException away) {
            lock.close();
            throw away;
        }
    }

    @Override
    public Set<Queue> closed() {
        Set<Queue> closed = new HashSet<>();
        for (Queue queue : Topology.queues()) {
            Consumer consumer = consumers.get(queue);
            if (consumer == null || consumer.inFlight().get() >= settings.inFlight()) {
                topology.namesOf(queue).forEach(closed::add);
            }
        }
        return closed;
    }

    @Override
    public Duration lease() {
        return LEASE;
    }

    @Override
    public void consume(Set<Queue> queues, MessageProcessor processor) {
        for (Queue queue : queues) {
            if (topology.find(queue).isEmpty()) {
                throw new IllegalArgumentException("the topology has no queue " + queue.name());
            }
            if (consumers.containsKey(queue)) {
                throw new IllegalArgumentException("queue " + queue.name() + " is consumed already");
            }
            consumers.put(queue, open(queue, processor));
        }
    }

    private Consumer open(Queue queue, MessageProcessor processor) {
        Lane lane = new Lane(queue);
        lane.start(settings.concurrencyOf(queue), parcel -> carry(lane, parcel, processor));
        return new Consumer(queue, lane, new AtomicInteger());
    }

    /** A message that is in flight already is not handled twice beside itself: both callers hear the one outcome. */
    @Override
    public CompletionStage<Void> publish(Outbox.Claimed claimed) {
        Message message = claimed.message();
        CompletableFuture<Void> handled = new CompletableFuture<>();
        CompletableFuture<Void> earlier = inFlight.putIfAbsent(message.id(), handled);
        if (earlier != null) {
            return earlier;
        }
        Queue queue = topology.find(message.queue()).orElse(message.queue());
        Consumer consumer = consumers.getOrDefault(queue, nowhere);
        consumer.inFlight().incrementAndGet();
        CompletableFuture<Void> settled = handled.whenComplete((done, failure) -> {
            consumer.inFlight().decrementAndGet();
            inFlight.remove(message.id());
        });
        consumer.lane().add(new Lane.Parcel(message.in(queue), handled));
        return settled;
    }

    /** Tries until there is an outcome that the outbox knows of, or the carrier closes. */
    private void carry(Lane lane, Lane.Parcel parcel, MessageProcessor processor) throws InterruptedException {
        Duration probe = FIRST_PROBE;
        while (!tryToCarry(parcel, processor)) {
            lane.pause();
            try {
                if (!waitForDatabase(lane, probe)) {
                    parcel.notHandled("the carrier is closed");
                    return;
                }
            } finally {
                lane.resume();
            }
            probe = longer(probe);
        }
    }

    /** Returns false when the database or the network is away. */
    private boolean tryToCarry(Lane.Parcel parcel, MessageProcessor processor) {
        Message message = parcel.message();
        try {
            switch (processor.process(message)) {
                case Outcome.Handled handled -> {
                    metrics.consumed(message.queue());
                    parcel.done();
                }
                case Outcome.Repeated repeated -> parcel.done();
                case Outcome.Dead(String reason) -> bury(parcel, reason);
                case Outcome.Failed(RuntimeException cause) -> count(parcel, cause);
                case Outcome.Unavailable(RuntimeException cause) -> {
                    log.warn("{} {} must wait: {}", message.type(), message.id(), cause.toString());
                    return false;
                }
            }
            return true;
        } catch (RuntimeException notRecorded) {
            log.warn(
                    "What became of {} {} could not be recorded yet: {}",
                    message.type(),
                    message.id(),
                    notRecorded.toString());
            return false;
        }
    }

    private void bury(Lane.Parcel parcel, String reason) {
        Message message = parcel.message();
        outbox.bury(message.id(), reason);
        metrics.dead(message.queue());
        log.error(
                "{} {} on {} is a dead letter: {}",
                message.type(),
                message.id(),
                message.queue().name(),
                reason);
        parcel.done();
    }

    private void count(Lane.Parcel parcel, RuntimeException cause) {
        Message message = parcel.message();
        Outbox.Verdict verdict = outbox.failed(message.id(), cause.toString(), settings.patience());
        metrics.failed(message.queue());
        switch (verdict) {
            case Outbox.Verdict.Again(var due) -> {
                log.warn(
                        "{} {} on {} failed, again at {}: {}",
                        message.type(),
                        message.id(),
                        message.queue().name(),
                        due,
                        cause.toString());
                parcel.postponed();
            }
            case Outbox.Verdict.Dead dead -> {
                metrics.dead(message.queue());
                log.error(
                        "{} {} on {} is a dead letter",
                        message.type(),
                        message.id(),
                        message.queue().name(),
                        cause);
                parcel.done();
            }
        }
    }

    /** Returns false when the carrier closes before the database is back. */
    private boolean waitForDatabase(Lane lane, Duration firstPause) throws InterruptedException {
        Duration pause = firstPause;
        while (lane.rest(pause)) {
            try {
                outbox.probe();
                return true;
            } catch (RuntimeException away) {
                log.debug("Still away: {}", away.toString());
                pause = longer(pause);
            }
        }
        return false;
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(settings.longestProbe()) > 0 ? settings.longestProbe() : doubled;
    }

    /** What was handed over and not begun is given back to the outbox. */
    @Override
    public void close() {
        closing = true;
        long deadline = System.nanoTime() + settings.goodbye().toNanos();
        consumers.values().forEach(consumer -> consumer.lane().close());
        nowhere.lane().close();
        try {
            for (Consumer consumer : consumers.values()) {
                consumer.lane().join(deadline);
            }
            nowhere.lane().join(deadline);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        lock.close();
    }
}
