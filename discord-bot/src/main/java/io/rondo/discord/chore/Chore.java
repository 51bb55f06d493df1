package io.rondo.discord.chore;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing again and again on a thread of its own; outlives every failure. Thread-safe. */
public final class Chore implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Chore.class);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

    private final String name;
    private final Duration poll;
    private final BooleanSupplier pass;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Does not begin before {@link #start}.
     *
     * @param poll how long it rests when there was nothing to do
     * @param pass does what there is to do, and says whether there may be more at once
     */
    public Chore(String name, Duration poll, BooleanSupplier pass) {
        this.name = name;
        this.poll = poll;
        this.pass = pass;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Begins; call once. */
    public void start() {
        thread.start();
    }

    private void run() {
        Duration backOff = poll;
        while (stopping.getCount() > 0) {
            try {
                boolean more = pass.getAsBoolean();
                backOff = poll;
                if (!more) {
                    rest(poll);
                }
            } catch (RuntimeException | Error failure) {
                log.warn("{} must wait: {}", name, failure.toString());
                log.debug("Because of", failure);
                rest(backOff);
                Duration doubled = backOff.multipliedBy(2);
                backOff = doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
            }
        }
    }

    private void rest(Duration time) {
        try {
            stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            stopping.countDown();
        }
    }

    /** Begins nothing more and waits for what is being done; then interrupts it. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(LONGEST_BACK_OFF)) {
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
