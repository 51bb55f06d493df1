package io.rondo.runtime.duty;

import io.rondo.runtime.db.SessionLock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps work going in one process at a time: waits for the lock, begins, and stays until the lock is lost, the work ends by itself, or
 * the process ends. What fails is begun again, later each time, until it has gone well for a while. Thread-safe.
 *
 * @param <S> the work
 */
public final class Duty<S extends Shift> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Duty.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofSeconds(25);

    private final String name;
    private final SessionLock lock;
    private final Beginning<S> beginning;
    private final Pauses pauses;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<S> shift = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();
    private long begunAt;

    /** How work is begun. */
    @FunctionalInterface
    public interface Beginning<S> {
        /** @throws NotNowException when it cannot begin; it is tried again, as after any other failure */
        S begin() throws NotNowException;
    }

    /**
     * How long it rests after failures: doubled each time, and as at first again after work that went on for longer than the
     * longest rest.
     */
    public record Pauses(Duration first, Duration longest) {

        private Duration after(Duration pause) {
            Duration doubled = pause.multipliedBy(2);
            return doubled.compareTo(longest) > 0 ? longest : doubled;
        }
    }

    /**
     * Does not begin before {@link #start}.
     *
     * @param name of its thread, and of what it does in the log
     * @param lock held by the one process that does the work
     */
    public Duty(String name, SessionLock lock, Beginning<S> beginning, Pauses pauses) {
        this.name = name;
        this.lock = lock;
        this.beginning = beginning;
        this.pauses = pauses;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** Begins and returns at once; call once. */
    public void start() {
        thread.start();
    }

    /** Whether its thread runs. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** The work of this process; empty before it has begun, and while another process does it. */
    public Optional<S> shift() {
        return shift;
    }

    /** Why it does not go on, in words for the operator; empty when all is well, also while another process does it. */
    public Optional<String> problem() {
        return shift.flatMap(Shift::problem).or(() -> problem);
    }

    private void run() {
        Duration pause = pauses.first();
        while (stopping.getCount() > 0) {
            try {
                look();
                await(LOOK);
            } catch (NotNowException notNow) {
                problem = Optional.of(notNow.reason());
                log.warn("{} must wait: {}", name, notNow.reason());
                pause = rest(pause);
            } catch (RuntimeException | Error failure) {
                problem = Optional.of(name + " broke: " + failure.getClass().getSimpleName());
                log.error("{} broke, trying again", name, failure);
                pause = rest(pause);
            }
        }
    }

    private void look() throws NotNowException {
        if (lock.check() == SessionLock.Hold.NONE) {
            endShift();
            problem = Optional.empty();
            return;
        }
        Optional<String> end = shift.flatMap(Shift::end);
        if (end.isPresent()) {
            endShift();
            throw new NotNowException(end.get());
        }
        if (shift.isEmpty()) {
            shift = Optional.of(beginning.begin());
            problem = Optional.empty();
            begunAt = System.nanoTime();
            log.info("{} goes on in this process", name);
        }
    }

    /** @return how long it rests the next time */
    private Duration rest(Duration pause) {
        boolean wentWell =
                begunAt != 0 && System.nanoTime() - begunAt > pauses.longest().toNanos();
        Duration now = wentWell ? pauses.first() : pause;
        begunAt = 0;
        await(now);
        return pauses.after(now);
    }

    private void await(Duration time) {
        try {
            stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            stopping.countDown();
        }
    }

    private void endShift() {
        shift.ifPresent(Shift::close);
        shift = Optional.empty();
    }

    /** Begins nothing any more, lets what is in hand finish, ends the work, and lets go of the lock. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(GOODBYE)) {
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        shift.ifPresent(Shift::finish);
        endShift();
        lock.close();
    }
}
