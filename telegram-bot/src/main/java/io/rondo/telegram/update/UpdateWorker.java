package io.rondo.telegram.update;

import io.rondo.bus.Infrastructure;
import io.rondo.chat.dispatch.Unavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the stored updates: those of one chat in their order, different chats side by side. Begins with what was left
 * over when the process ended. Nothing stops it but {@link #close}: a database that is away is waited for, and an update
 * that keeps failing is set aside. One worker per bot among all processes. Thread-safe.
 */
public final class UpdateWorker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(UpdateWorker.class);
    private static final int MOST_IN_HAND = 400;
    private static final int AT_ONCE = 6;
    /** Webhooks may store in another process, whose bell does not ring here. */
    private static final Duration POLL = Duration.ofMillis(500);

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    private final UpdateRows rows;
    private final Handling handling;
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();
    private final Map<String, Deque<StoredUpdate>> lanes = new HashMap<>();
    private final Set<Thread> laneThreads = ConcurrentHashMap.newKeySet();
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("telegram-updates").unstarted(this::run);

    /** What is to be done with an update. */
    @FunctionalInterface
    public interface Handling {

        /**
         * Handles it and marks it as answered, in one transaction.
         *
         * @throws Unavailable when the database is away: it is handled again later
         * @throws RuntimeException when it failed; a few times it is handled again
         */
        void handle(StoredUpdate update);
    }

    public UpdateWorker(UpdateRows rows, Handling handling) {
        this.rows = rows;
        this.handling = handling;
    }

    /** Begins; call once. */
    public void start() {
        thread.start();
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        Duration backOff = FIRST_BACK_OFF;
        while (!isStopping()) {
            try {
                boolean foundSome = takeInHand();
                backOff = FIRST_BACK_OFF;
                if (!foundSome || inHand.size() >= MOST_IN_HAND) {
                    rows.bell().await(POLL);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException | Error failure) {
                log.warn("Updates must wait: {}", failure.toString());
                backOff = pause(backOff);
            }
        }
    }

    private boolean takeInHand() {
        int room = MOST_IN_HAND - inHand.size();
        if (room <= 0) {
            return false;
        }
        var waiting = rows.waiting(Set.copyOf(inHand), room);
        waiting.forEach(this::enqueue);
        return !waiting.isEmpty();
    }

    private void enqueue(StoredUpdate update) {
        String lane = update.update().map(UpdateTranslator::chatOf).orElse("");
        inHand.add(update.updateId());
        synchronized (lanes) {
            Deque<StoredUpdate> queue = lanes.get(lane);
            if (queue != null) {
                queue.add(update);
                return;
            }
            queue = new ArrayDeque<>();
            queue.add(update);
            lanes.put(lane, queue);
        }
        Thread laneThread = Thread.ofVirtual().name("telegram-updates").unstarted(() -> runLane(lane));
        laneThreads.add(laneThread);
        laneThread.start();
    }

    private void runLane(String lane) {
        try {
            for (StoredUpdate next = head(lane); next != null; next = head(lane)) {
                atOnce.acquire();
                try {
                    handleSurely(next);
                } finally {
                    atOnce.release();
                    inHand.remove(next.updateId());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            laneThreads.remove(Thread.currentThread());
            rows.bell().ring();
        }
    }

    /** The lane's next update; null ends the lane. What is left when the worker stops is handled by the next one. */
    private @org.jspecify.annotations.Nullable StoredUpdate head(String lane) {
        synchronized (lanes) {
            StoredUpdate next = isStopping()
                    ? null
                    : Objects.requireNonNull(lanes.get(lane)).poll();
            if (next == null) {
                lanes.remove(lane);
            }
            return next;
        }
    }

    private void handleSurely(StoredUpdate update) {
        Duration backOff = FIRST_BACK_OFF;
        while (!isStopping()) {
            try {
                handling.handle(update);
                return;
            } catch (RuntimeException | Error failure) {
                if (!isAway(failure) && isSetAside(update, failure)) {
                    return;
                }
                backOff = pause(backOff);
            }
        }
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof Unavailable || Infrastructure.isAway(failure);
    }

    private boolean isSetAside(StoredUpdate update, Throwable failure) {
        log.error("Update {} failed", update.updateId(), failure);
        try {
            return rows.failed(update.updateId(), failure);
        } catch (RuntimeException away) {
            log.warn("The failure of update {} could not be recorded: {}", update.updateId(), away.toString());
            return false;
        }
    }

    private Duration pause(Duration backOff) {
        try {
            stopping.await(backOff.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Takes nothing more in hand and waits a while for what is being handled; the rest stays stored. */
    @Override
    public void close() {
        stopping.countDown();
        rows.bell().ring();
        long deadline = System.nanoTime() + GOODBYE.toNanos();
        try {
            thread.join(GOODBYE);
            for (Thread lane : Set.copyOf(laneThreads)) {
                if (!lane.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    lane.interrupt();
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
