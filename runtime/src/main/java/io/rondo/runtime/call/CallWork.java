package io.rondo.runtime.call;

import io.rondo.call.remote.CallWorker;
import io.rondo.call.remote.Errand;
import io.rondo.call.remote.RemoteCalls;
import io.rondo.tx.Bell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has two threads: one gives errands of call providers to {@link CallWorker} as they come due, several at once; the other tests
 * all providers, and lets them make ahead what they make ahead. Started and closed once.
 */
public final class CallWork implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CallWork.class);

    private final CallWorker worker;
    private final List<RemoteCalls> providers;
    private final Bell bell;
    private final Pacing pacing;
    private final Semaphore free;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread errands;
    private final Thread care;

    /**
     * How it works.
     *
     * @param atOnce how many errands are done side by side, from 1
     * @param poll how often it looks for errands that nobody rang for
     * @param care how often providers look after what they make ahead
     * @param test how often a provider that works is tested
     * @param testBroken how often one that does not
     */
    public record Pacing(int atOnce, Duration poll, Duration care, Duration test, Duration testBroken) {
        public static final Pacing USUAL = new Pacing(
                8, Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofSeconds(15));
    }

    /**
     * @param worker does the errands of those providers that live in this process
     * @param providers all that there are, to be tested
     * @param bell rung when a commit left an errand
     */
    public CallWork(CallWorker worker, List<RemoteCalls> providers, Bell bell, Pacing pacing) {
        this.worker = worker;
        this.providers = List.copyOf(providers);
        this.bell = bell;
        this.pacing = pacing;
        this.free = new Semaphore(pacing.atOnce());
        this.errands = Thread.ofPlatform().name("call-errands").daemon().unstarted(this::doErrands);
        this.care = Thread.ofPlatform().name("call-care").daemon().unstarted(this::takeCare);
    }

    /** Begins, unless there is no provider to be asked over a network. */
    public void start() {
        if (!providers.isEmpty()) {
            errands.start();
            care.start();
        }
    }

    private void doErrands() {
        try {
            while (stopping.getCount() > 0) {
                free.acquire();
                free.release();
                if (!begun()) {
                    bell.await(pacing.poll());
                }
            }
        } catch (InterruptedException stopped) {
            log.debug("Call errands stop");
        }
    }

    private boolean begun() {
        try {
            List<Errand> due = worker.claim(free.availablePermits());
            due.forEach(this::begin);
            return !due.isEmpty();
        } catch (RuntimeException away) {
            log.warn("Call errands cannot be read for now: {}", away.toString());
            return false;
        }
    }

    private void begin(Errand errand) {
        free.acquireUninterruptibly();
        Thread.ofVirtual().name("call-errand").start(() -> {
            try {
                worker.run(errand);
            } catch (RuntimeException broken) {
                log.error("A call errand broke and is taken up again when its lease is over", broken);
            } finally {
                free.release();
            }
        });
    }

    private void takeCare() {
        long nextTest = System.nanoTime();
        try {
            do {
                if (System.nanoTime() - nextTest >= 0) {
                    CallWorker.test(providers);
                    nextTest = System.nanoTime() + untilTest().toNanos();
                }
                upkeep();
            } while (!stopping.await(pacing.care().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            log.debug("Care of call providers stops");
        }
    }

    private Duration untilTest() {
        boolean allWork = providers.stream()
                .allMatch(provider -> provider.latestTest().complaint().isEmpty());
        return allWork ? pacing.test() : pacing.testBroken();
    }

    private void upkeep() {
        try {
            worker.upkeep();
        } catch (RuntimeException away) {
            log.warn("Call providers cannot be looked after for now: {}", away.toString());
        }
    }

    /** Lets errands that are under way finish for a moment; what does not is taken up again by the next process. */
    @Override
    public void close() {
        stopping.countDown();
        errands.interrupt();
        care.interrupt();
        try {
            if (!free.tryAcquire(pacing.atOnce(), 5, TimeUnit.SECONDS)) {
                log.warn("Some call errands are left for later");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
