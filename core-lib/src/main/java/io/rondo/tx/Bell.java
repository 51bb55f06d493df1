package io.rondo.tx;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes a waiting loop inside the process. A ring while nobody waits is remembered, once, so each bell is for one loop;
 * several loops have a bell each that another {@link #alsoRings}. Thread-safe.
 */
public final class Bell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final List<Bell> others = new CopyOnWriteArrayList<>();
    private boolean ringing;

    public void ring() {
        lock.lock();
        try {
            ringing = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
        others.forEach(Bell::ring);
    }

    /** Passes every later ring on to the other bell, which must not lead back here. */
    public void alsoRings(Bell other) {
        others.add(other);
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
