package io.rondo.runtime.bus;

import io.rondo.bus.Carrier;
import io.rondo.bus.Outbox;
import io.rondo.bus.Postponed;
import io.rondo.tx.Bell;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes due messages out of the outbox to the carrier, on a thread of its own. Woken by commits, by timers, and every poll.
 * Several may run on one database. It outlives every failure: while the database is away it waits and tries again.
 */
public final class Relay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILED_PUBLISH = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Carrier carrier;
    private final InstantSource clock;
    private final Pacing pacing;
    private final BusMetrics metrics;
    private final Bell bell = new Bell();
    private final Queue<Outbox.Claimed> carried = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> kept = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /**
     * How the relay works.
     *
     * @param batch how many messages it claims at once, from 1
     * @param poll how long it waits at most, so that it sees what other processes committed
     * @param goodbye how long it waits at its end for messages that the carrier still has
     */
    public record Pacing(int batch, Duration poll, Duration goodbye) {
        public static final Pacing USUAL = new Pacing(100, Duration.ofMillis(250), Duration.ofSeconds(10));
    }

    /** @param outboxBell rung when a commit left a message due */
    public Relay(
            Outbox outbox, Carrier carrier, Bell outboxBell, InstantSource clock, Pacing pacing, BusMetrics metrics) {
        this.outbox = outbox;
        this.carrier = carrier;
        this.clock = clock;
        this.pacing = pacing;
        this.metrics = metrics;
        outboxBell.alsoRings(bell);
        this.thread = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
    }

    /** Begins; call once. */
    public void start() {
        thread.start();
    }

    /** Whether its thread runs. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        Duration backOff = FIRST_BACK_OFF;
        while (stopping.getCount() > 0) {
            try {
                settle();
                Duration wait = carrier.isReady() ? carryBatch() : pacing.poll();
                backOff = FIRST_BACK_OFF;
                if (wait.isPositive()) {
                    bell.await(wait);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException | Error failure) {
                complain(failure, backOff);
                backOff = pause(backOff);
            }
        }
    }

    /** Not on the bell, which each failed commit's neighbours may ring. */
    private Duration pause(Duration backOff) {
        try {
            stopping.await(backOff.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            stopping.countDown();
        }
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
    }

    private static void complain(Throwable failure, Duration backOff) {
        if (backOff.equals(FIRST_BACK_OFF)) {
            log.warn("The outbox cannot be carried for now", failure);
        } else {
            log.warn("The outbox still cannot be carried: {}", failure.toString());
        }
    }

    /** Returns how long nothing is expected to be due. */
    private Duration carryBatch() {
        Outbox.Batch batch = outbox.claim(pacing.batch(), carrier.lease(), carrier.closed());
        batch.claimed().forEach(this::publish);
        return batch.claimed().size() >= pacing.batch() ? Duration.ZERO : untilDue(batch.nextDue());
    }

    private Duration untilDue(Optional<Instant> nextDue) {
        Duration left =
                nextDue.map(due -> Duration.between(clock.instant(), due)).orElse(pacing.poll());
        return left.compareTo(pacing.poll()) > 0 ? pacing.poll() : left;
    }

    private void publish(Outbox.Claimed claimed) {
        inFlight.incrementAndGet();
        CompletionStage<Void> stage;
        try {
            stage = carrier.publish(claimed);
        } catch (RuntimeException failure) {
            settled(claimed, Optional.of(failure));
            return;
        }
        stage.whenComplete((done, failure) -> settled(claimed, Optional.ofNullable(failure)));
    }

    /** Called on the carrier's threads. */
    private void settled(Outbox.Claimed claimed, Optional<Throwable> failure) {
        if (failure.isEmpty()) {
            metrics.carried(
                    claimed.message().queue(),
                    claimed.message().type(),
                    Duration.between(claimed.dueAt(), clock.instant()));
            carried.add(claimed);
        } else if (!isPostponed(failure.get())) {
            log.debug("Not carried: {}", claimed.message().id(), failure.get());
            kept.add(claimed.message().id());
        }
        inFlight.decrementAndGet();
        bell.ring();
    }

    private static boolean isPostponed(Throwable failure) {
        return failure instanceof Postponed
                || (failure instanceof CompletionException wrapped && wrapped.getCause() instanceof Postponed);
    }

    private void settle() {
        settle(carried, outbox::carried);
        settle(kept, ids -> outbox.release(ids, stopping.getCount() > 0 ? PAUSE_AFTER_FAILED_PUBLISH : Duration.ZERO));
    }

    /** What the database did not take stays to be settled. */
    private static <T> void settle(Queue<T> from, Consumer<List<T>> how) {
        List<T> settled = new ArrayList<>();
        for (T one = from.poll(); one != null; one = from.poll()) {
            settled.add(one);
        }
        try {
            how.accept(settled);
        } catch (RuntimeException failure) {
            from.addAll(settled);
            throw failure;
        }
    }

    /**
     * Claims nothing more, and waits a while for what the carrier still has. A row that stays claimed or undeleted is carried
     * again later, which changes nothing.
     */
    @Override
    public void close() {
        stopping.countDown();
        bell.ring();
        long deadline = System.nanoTime() + pacing.goodbye().toNanos();
        try {
            thread.join(pacing.goodbye());
            while (inFlight.get() > 0 && System.nanoTime() < deadline) {
                bell.await(Duration.ofNanos(deadline - System.nanoTime()));
            }
            settle();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException away) {
            log.warn("Some messages will be carried again: {}", away.toString());
        }
    }
}
