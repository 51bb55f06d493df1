package io.rondo.runtime;

import org.springframework.context.SmartLifecycle;

/**
 * A part of the process that Spring starts and stops in its phase; parts of one phase stop side by side. For beans: a bot's
 * poller is {@code Part.of(Phases.INTAKE, poller::start, poller::close)}.
 */
public final class Part implements SmartLifecycle {

    private final int phase;
    private final Runnable start;
    private final Runnable stop;
    private volatile boolean running;

    private Part(int phase, Runnable start, Runnable stop) {
        this.phase = phase;
        this.start = start;
        this.stop = stop;
    }

    /** @param phase one of {@link Phases} */
    public static Part of(int phase, Runnable start, Runnable stop) {
        return new Part(phase, start, stop);
    }

    @Override
    public void start() {
        start.run();
        running = true;
    }

    @Override
    public void stop() {
        stop.run();
        running = false;
    }

    @Override
    public void stop(Runnable whenStopped) {
        Thread.startVirtualThread(() -> {
            try {
                stop();
            } finally {
                whenStopped.run();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return phase;
    }
}
