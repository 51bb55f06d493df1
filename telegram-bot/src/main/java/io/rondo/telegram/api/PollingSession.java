package io.rondo.telegram.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.longpolling.BotSession;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;

/**
 * Long polling that loses nothing and does not die, on the library's {@link BotSession}.
 *
 * <p>A poll's answer is stored in the {@link UpdateInbox} while it is read ({@link StoringGetUpdates}); only then does
 * the offset move, and the next poll confirms. Whatever fails – the network, Telegram, the answer's form, the store –
 * leads to a pause and the same batch again. An update that does not parse is stored as unreadable and passed over. Should
 * the library's task end all the same, a watching thread starts a new one.
 *
 * <p>One session per token among all processes: Telegram ends the older of two polls. Safe to use from several threads.
 */
public final class PollingSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PollingSession.class);
    private static final Duration LAST_STORE = Duration.ofSeconds(20);

    private final Settings settings;
    private final String token;
    private final TelegramUrl url;
    private final UpdateInbox inbox;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Pause pause;
    private final PollWatch watch;
    private final OkHttpClient http;
    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("telegram-polling").factory());
    private volatile @Nullable Integer nextOffset;
    private volatile @Nullable Instant lastPollAt;
    private volatile @Nullable Thread watcher;

    /**
     * How to poll.
     *
     * @param pollTimeout how long Telegram holds a poll open when nothing happens; whole seconds, at most 50
     * @param firstPause the pause after a first failure
     * @param longestPause the pause after many failures
     */
    public record Settings(Duration pollTimeout, Duration firstPause, Duration longestPause) {
        /** What suits a bot in production: 30 s, 500 ms, 30 s. */
        public static final Settings USUAL =
                new Settings(Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ofSeconds(30));

        public Settings {
            if (pollTimeout.toSeconds() < 0 || pollTimeout.toSeconds() > 50) {
                throw new IllegalArgumentException("a poll lasts 0 to 50 seconds, not " + pollTimeout);
            }
            if (firstPause.isNegative() || firstPause.isZero() || longestPause.compareTo(firstPause) < 0) {
                throw new IllegalArgumentException("pauses of " + firstPause + " to " + longestPause);
            }
        }
    }

    /** A session that does not poll before {@link #start()}. */
    public PollingSession(String token, TelegramUrl url, Settings settings, InstantSource clock, UpdateInbox inbox) {
        this.token = token;
        this.url = url;
        this.settings = settings;
        this.clock = clock;
        this.inbox = inbox;
        this.pause = new Pause(settings.firstPause(), settings.longestPause(), closed);
        this.watch = new PollWatch(pause);
        this.http = BotHttp.forPolling(settings.pollTimeout())
                .newBuilder()
                .addInterceptor(watch)
                .build();
    }

    /** Starts polling and returns at once; where Telegram cannot be reached, it keeps trying. A webhook is removed. */
    public synchronized void start() {
        if (watcher != null || isClosed()) {
            throw new IllegalStateException("a session is started once");
        }
        watcher = Thread.ofVirtual().name("telegram-polling-watch").start(this::keepPolling);
    }

    /** When a poll last ended well and what it brought was stored; empty before the first. */
    public Optional<Instant> lastPollAt() {
        return Optional.ofNullable(lastPollAt);
    }

    /** Why polls fail at the moment, in words for the operator; empty while they succeed. */
    public Optional<String> problem() {
        return watch.problem();
    }

    private void keepPolling() {
        while (!isClosed()) {
            BotSession session = new BotSession(
                    new ObjectMapper(),
                    http,
                    polls,
                    token,
                    () -> url,
                    ignored -> nextPoll(),
                    () -> pause,
                    nothingLeft -> {});
            try {
                session.start();
                awaitEnd(session);
            } catch (Exception e) {
                // The first request removes a webhook, and fails like any other; OkHttp also lets undeclared ones
                // through.
                if (!isClosed()) {
                    watch.failed(watch.problem().orElse(e.getClass().getSimpleName()));
                    LOG.warn(
                            "Telegram polling has not started ({}), trying again",
                            watch.problem().orElse(""));
                }
            } finally {
                session.stop();
            }
            if (!pause.await()) {
                return;
            }
        }
    }

    private void awaitEnd(BotSession session) {
        Future<?> task = session.getRunningPolling();
        if (task == null) {
            return;
        }
        try {
            task.get();
        } catch (CancellationException e) {
            // Closed.
        } catch (ExecutionException e) {
            LOG.error("Telegram polling ended by an error, starting it anew", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private GetUpdates nextPoll() {
        StoringGetUpdates poll =
                new StoringGetUpdates((int) settings.pollTimeout().toSeconds(), this::take);
        // Without an offset Telegram begins at the oldest update that nobody confirmed.
        poll.setOffset(nextOffset);
        return poll;
    }

    private void take(List<IncomingUpdate> batch) {
        if (isClosed()) {
            throw new IllegalStateException("closed");
        }
        if (!batch.isEmpty()) {
            store(batch);
            nextOffset = Math.toIntExact(
                    batch.stream().mapToLong(IncomingUpdate::updateId).max().orElseThrow() + 1);
        }
        lastPollAt = clock.instant();
        watch.succeeded();
    }

    private void store(List<IncomingUpdate> batch) {
        try {
            inbox.store(batch);
        } catch (RuntimeException | Error e) {
            watch.failed("updates could not be stored");
            LOG.error("{} updates were not stored, they are fetched again", batch.size(), e);
            throw e;
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Stops polling; when this returns, nothing is being stored and nothing will be. Waits up to 20 s for a running store. */
    @Override
    public void close() {
        closed.countDown();
        http.dispatcher().cancelAll();
        polls.shutdown();
        awaitLastPoll();
        Thread started = watcher;
        if (started != null) {
            started.interrupt();
        }
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private void awaitLastPoll() {
        long deadline = System.nanoTime() + LAST_STORE.toNanos();
        try {
            while (!polls.awaitTermination(50, TimeUnit.MILLISECONDS)) {
                // A poll may have begun between the count-down and the first cancelling.
                http.dispatcher().cancelAll();
                if (System.nanoTime() > deadline) {
                    LOG.warn("A store of updates did not end within {}, interrupting it", LAST_STORE);
                    polls.shutdownNow();
                    return;
                }
            }
        } catch (InterruptedException e) {
            polls.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
