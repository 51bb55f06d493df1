package io.rondo.standalone.cli;

import io.rondo.standalone.postgres.RunningDatabase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends things in order when the JVM ends: the JVM itself runs all its hooks at the same time, and the database must outlive
 * whatever uses it. Thread-safe.
 */
final class Shutdown {

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Deque<Runnable> steps = new ArrayDeque<>();

    private Shutdown() {}

    /** Stops the database last, when the JVM is told to end. */
    static Shutdown of(RunningDatabase database) {
        Shutdown shutdown = new Shutdown();
        shutdown.first(database::close);
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::now, "shutdown"));
        return shutdown;
    }

    /** Puts a step before those that are already there. */
    synchronized void first(Runnable step) {
        steps.push(step);
    }

    /**
     * Starts something and puts the step that ends it before the others. An end that comes meanwhile waits for the start, so
     * that nothing is left running of which nobody knows yet.
     */
    synchronized void firstAfter(Supplier<Runnable> start) {
        first(start.get());
    }

    /** Takes the steps that are still to be taken; a failure of one does not keep the others from theirs. */
    synchronized void now() {
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (RuntimeException e) {
                LOG.error("A part of Rondo did not end in order", e);
            }
        }
    }
}
