package io.rondo.runtime.amqp;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds the handlers of a queue while one of them finds the database away, until the end. Thread-safe. */
final class Pause {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int outages;
    private boolean closing;

    /** Waits while there is a pause. Returns whether to go on; false at the end. */
    boolean mayGoOn() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closing && outages > 0) {
                changed.await();
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody goes on until as many {@link #end} as this. */
    void begin() {
        lock.lock();
        try {
            outages++;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            outages--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits, or less long at the end. Returns whether to go on. */
    boolean rest(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (!closing && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
