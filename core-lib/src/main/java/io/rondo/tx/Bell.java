package io.rondo.tx;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes a waiting loop inside the process. A ring while nobody waits is remembered, once. Thread-safe. */
public final class Bell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private boolean ringing;

    public void ring() {
        lock.lock();
        try {
            ringing = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns at a ring (also one since the last wait), or after the timeout. */
    public void await(Duration timeout) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = timeout.toNanos();
            while (!ringing && left > 0) {
                left = rung.awaitNanos(left);
            }
            ringing = false;
        } finally {
            lock.unlock();
        }
    }

    /** The timeout in another unit, for callers that count in milliseconds. */
    public void await(long timeout, TimeUnit unit) throws InterruptedException {
        await(Duration.ofNanos(unit.toNanos(timeout)));
    }
}
