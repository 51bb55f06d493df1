package io.rondo.playground;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells waiting readers that the playground has reached another revision. Thread-safe. */
final class Changes {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long newest;

    void reached(long revision) {
        lock.lock();
        try {
            newest = Math.max(newest, revision);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The newest revision that this process has made; 0 before the first. */
    long newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /** Returns once a revision beyond {@code known} is reached, or after the wait. @return whether it is */
    boolean awaitBeyond(long known, Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = longest.toNanos();
            while (newest <= known && left > 0) {
                left = moved.awaitNanos(left);
            }
            return newest > known;
        } finally {
            lock.unlock();
        }
    }
}
