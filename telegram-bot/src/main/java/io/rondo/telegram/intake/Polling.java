package io.rondo.telegram.intake;

import io.rondo.runtime.duty.Shift;
import io.rondo.telegram.api.PollingSession;
import io.rondo.telegram.update.UpdateWorker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Updates that we ask for: a session that polls, and the worker that handles what it stored. Thread-safe. */
public final class Polling implements Shift {

    private final PollingSession session;
    private final UpdateWorker worker;
    private final InstantSource clock;
    private final Duration longestSilence;
    private final Instant since;

    private Polling(PollingSession session, UpdateWorker worker, InstantSource clock, Duration longestSilence) {
        this.session = session;
        this.worker = worker;
        this.clock = clock;
        this.longestSilence = longestSilence;
        this.since = clock.instant();
    }

    /**
     * Begins.
     *
     * @param longestSilence after which polls that neither end well nor fail are called dead
     */
    public static Polling begin(
            PollingSession session, UpdateWorker worker, InstantSource clock, Duration longestSilence) {
        worker.start();
        session.start();
        return new Polling(session, worker, clock, longestSilence);
    }

    @Override
    public Optional<String> problem() {
        if (!worker.isAlive()) {
            return Optional.of("updates are not handled");
        }
        Duration silence = Duration.between(session.lastPollAt().orElse(since), clock.instant());
        return session.problem()
                .or(() -> silence.compareTo(longestSilence) > 0
                        ? Optional.of("the last poll ended " + silence.toSeconds() + " s ago")
                        : Optional.empty());
    }

    @Override
    public void close() {
        session.close();
        worker.close();
    }
}
