package io.rondo.bench.chat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Keeps so many presses under way at once until all are done. */
public final class Load {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private Load() {}

    /**
     * How long presses took.
     *
     * @param nanos of each one, fastest first
     * @param wallNanos from the first one's beginning to the last one's end, pauses between blocks left out
     */
    public record Timings(long[] nanos, long wallNanos) {

        public static final Timings NONE = new Timings(new long[0], 0);

        public Timings and(Timings more) {
            long[] all = LongStream.concat(Arrays.stream(nanos), Arrays.stream(more.nanos))
                    .sorted()
                    .toArray();
            return new Timings(all, wallNanos + more.wallNanos);
        }

        /** In milliseconds; {@code share} from 0 to 1. */
        public double percentile(double share) {
            int index = (int) Math.ceil(share * nanos.length) - 1;
            return nanos[Math.max(0, index)] / NANOS_PER_MILLI;
        }

        public double perSecond() {
            return nanos.length * NANOS_PER_SECOND / wallNanos;
        }
    }

    /** @throws IllegalStateException when a press failed */
    public static Timings run(int atATime, List<Runnable> presses) {
        long[] nanos = new long[presses.size()];
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(atATime)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < atATime; worker++) {
                workers.add(threads.submit(() -> work(presses, next, nanos)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a press failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        long wall = System.nanoTime() - began;
        Arrays.sort(nanos);
        return new Timings(nanos, wall);
    }

    private static void work(List<Runnable> presses, AtomicInteger next, long[] nanos) {
        for (int mine = next.getAndIncrement(); mine < presses.size(); mine = next.getAndIncrement()) {
            long start = System.nanoTime();
            presses.get(mine).run();
            nanos[mine] = System.nanoTime() - start;
        }
    }
}
