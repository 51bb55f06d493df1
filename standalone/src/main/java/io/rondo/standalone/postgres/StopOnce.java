package io.rondo.standalone.postgres;

import java.util.concurrent.atomic.AtomicBoolean;

/** What an owner does with its server in the end, however often it is asked. */
final class StopOnce implements Runnable {

    private final Cluster cluster;
    private final OwnerLock lock;
    private final AtomicBoolean done = new AtomicBoolean();

    StopOnce(Cluster cluster, OwnerLock lock) {
        this.cluster = cluster;
        this.lock = lock;
    }

    @Override
    public void run() {
        if (done.compareAndSet(false, true)) {
            try {
                cluster.stop();
            } finally {
                lock.close();
            }
        }
    }
}
