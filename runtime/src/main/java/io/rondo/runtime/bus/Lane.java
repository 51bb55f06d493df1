package io.rondo.runtime.bus;

import io.rondo.bus.Postponed;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One queue inside the process: messages in their order, and workers that take them. A lane pauses as a whole while one of
 * its workers finds the database away. Thread-safe.
 */
final class Lane {

    private final Queue queue;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private final List<Thread> workers = new ArrayList<>();
    private int outages;
    private boolean closing;

    Lane(Queue queue) {
        this.queue = queue;
    }

    /** A message, and who waits to hear what became of it. */
    record Parcel(Message message, CompletableFuture<Void> handled) {

        void done() {
            handled.complete(null);
        }

        void postponed() {
            handled.completeExceptionally(new Postponed());
        }

        void notHandled(String why) {
            handled.completeExceptionally(new IllegalStateException(why));
        }
    }

    /** What a worker does with a parcel: complete it, one way or the other. */
    interface Work {
        void carry(Parcel parcel) throws InterruptedException;
    }

    void start(int concurrency, Work work) {
        for (int number = 1; number <= concurrency; number++) {
            workers.add(Thread.ofVirtual().name(queue.name() + "-" + number).start(() -> run(work)));
        }
    }

    void add(Parcel parcel) {
        lock.lock();
        try {
            if (!closing) {
                waiting.addLast(parcel);
                changed.signal();
                return;
            }
        } finally {
            lock.unlock();
        }
        parcel.notHandled("the carrier is closed");
    }

    private void run(Work work) {
        try {
            for (Optional<Parcel> next = take(); next.isPresent(); next = take()) {
                carry(work, next.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void carry(Work work, Parcel parcel) throws InterruptedException {
        try {
            work.carry(parcel);
        } finally {
            // Only where the work itself broke: otherwise it is complete already.
            parcel.notHandled("its worker stopped");
        }
    }

    /** Waits for a parcel; empty when the lane closes. */
    private Optional<Parcel> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closing && (waiting.isEmpty() || outages > 0)) {
                changed.await();
            }
            return closing ? Optional.empty() : Optional.of(waiting.removeFirst());
        } finally {
            lock.unlock();
        }
    }

    /** No worker takes a further parcel until as many {@link #resume} as pauses. */
    void pause() {
        lock.lock();
        try {
            outages++;
        } finally {
            lock.unlock();
        }
    }

    void resume() {
        lock.lock();
        try {
            outages--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits, or less long when the lane closes. Returns whether it is open. */
    boolean rest(Duration pause) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = pause.toNanos();
            while (!closing && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    /** Gives back what no worker has begun; the workers end after what they are at. */
    void close() {
        List<Parcel> left;
        lock.lock();
        try {
            closing = true;
            left = List.copyOf(waiting);
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(parcel -> parcel.notHandled("the carrier is closed"));
    }

    /** Waits for the workers, then interrupts who is not done. */
    void join(long deadlineNanos) throws InterruptedException {
        for (Thread worker : workers) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            if (left <= 0 || !worker.join(Duration.ofMillis(left))) {
                worker.interrupt();
            }
        }
    }
}
