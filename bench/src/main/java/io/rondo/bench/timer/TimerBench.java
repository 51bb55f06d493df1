package io.rondo.bench.timer;

import io.rondo.adapters.CallAdapters;
import io.rondo.bench.Bench;
import io.rondo.bench.Row;
import io.rondo.bench.fault.House;
import io.rondo.datemaker.DatemakerConfiguration;
import io.rondo.runtime.ServiceMain;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Events whose confirmation opens at one and the same instant, on a datemaker, with each carrier. All else of theirs is overdue by
 * then, so each event goes through its steps as fast as it can: opening, and closing with too few people.
 */
public final class TimerBench implements Bench {

    /** As many as the goal names. */
    public static final int USUAL = 10_000;

    private static final Duration UNTIL_DUE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int STEPS_OF_EACH = 2;
    private static final double MILLIS = 1_000.0;

    private static final String TIMERS = "timers";
    private static final String OUT_OF_ORDER = "out of order";

    private final Path folder;
    private final int timers;

    /** @param folder for the database */
    public TimerBench(Path folder, int timers) {
        this.folder = folder.toAbsolutePath();
        this.timers = timers;
    }

    @Override
    public String name() {
        return "timers";
    }

    @Override
    public String about() {
        return timers + " timers that are due at one instant: how late is the last one?";
    }

    @Override
    public String legend() {
        return """
                p50, p99, last  from due to handled, of the first step of each event
                steps           in all, each event's %d, until the last one was done
                out of order    events whose steps were not done one after the other, each once
                """.formatted(STEPS_OF_EACH);
    }

    @Override
    public Map<String, Integer> choices() {
        return Map.of(TIMERS, timers);
    }

    @Override
    public Bench choosing(Map<String, Integer> chosen) {
        return new TimerBench(folder, chosen.getOrDefault(TIMERS, timers));
    }

    @Override
    public List<Row> run(Consumer<String> progress) {
        List<Row> rows = new ArrayList<>();
        try (House house = House.open(folder.resolve("database"))) {
            progress.accept(timers + " timers, carried inside the process");
            rows.addAll(measure(house, "inside the process", Map.of()));
            progress.accept(timers + " timers, carried by RabbitMQ");
            rows.addAll(measure(house, "RabbitMQ", Map.of("AMQP_URL", house.brokerUrl())));
        }
        return rows;
    }

    @Override
    public boolean passed(List<Row> rows) {
        return rows.stream().noneMatch(row -> row.metric().equals(OUT_OF_ORDER) && row.value() > 0);
    }

    private List<Row> measure(House house, String carrier, Map<String, String> broker) {
        house.freshen();
        Steps steps = new Steps();
        Map<String, String> variables = new TreeMap<>(Map.of(
                "DATABASE_URL", house.databaseUrl(),
                "RONDO_ENV", House.ENVIRONMENT,
                "RONDO_SECRET_KEY", MasterKey.generate(),
                "RONDO_DATA", folder.toString(),
                "RONDO_PORT", "" + FreePort.find()));
        variables.putAll(broker);
        try (ConfigurableApplicationContext datemaker = ServiceMain.start(
                variables,
                folder,
                TimerBench.class,
                (environment, process) -> process.with(DatemakerConfiguration.class)
                        .deciding(CallAdapters.bestFirst(false, environment.calls(), Optional.empty()))
                        .deciding(steps))) {
            house.rows().useTransaction(handle -> makeEvents(handle, timers));
            Instant due = Instant.now().plus(UNTIL_DUE);
            house.rows().useTransaction(handle -> startClocks(handle, due));
            awaitAll(steps);
            return rows(carrier, steps, due, datemaker.isActive());
        }
    }

    private List<Row> rows(String carrier, Steps steps, Instant due, boolean active) {
        if (!active) {
            throw new IllegalStateException("the datemaker has ended by itself");
        }
        List<Duration> lags = steps.lags(due);
        double took = Duration.between(due, steps.last()).toMillis() / MILLIS;
        return List.of(
                new Row(carrier, TIMERS, lags.size(), ""),
                new Row(carrier, "p50", seconds(lags.get(lags.size() / 2)), "s"),
                new Row(carrier, "p99", seconds(lags.get(lags.size() * 99 / 100)), "s"),
                new Row(carrier, "last", seconds(lags.getLast()), "s"),
                new Row(carrier, "steps", steps.done(), ""),
                new Row(carrier, "all done after", took, "s"),
                new Row(carrier, "steps a second", steps.done() / took, "1/s"),
                new Row(carrier, OUT_OF_ORDER, steps.outOfOrder(), ""));
    }

    private static double seconds(Duration lag) {
        return lag.toMillis() / MILLIS;
    }

    private void awaitAll(Steps steps) {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (steps.done() < STEPS_OF_EACH * timers && System.nanoTime() < end) {
                if (never.await(20, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (steps.done() < STEPS_OF_EACH * timers) {
            throw new IllegalStateException(steps.done() + " of " + STEPS_OF_EACH * timers + " steps were done");
        }
    }

    private static void makeEvents(Handle handle, int count) {
        handle.execute("INSERT INTO communities (name, created_at, set_up_at) VALUES ('Mixers', now(), now())");
        handle.execute("INSERT INTO people (name, created_at) VALUES ('hedda', now())");
        handle.createUpdate("""
                        INSERT INTO events (community_id, kind, title, starts_at, zone, capacity, min_people, group_size, sides,
                            round_length, break_length, confirm_opens, confirm_closes, rules_before, grace, rating_window, calls,
                            created_by, created_at, published_at, step, step_version)
                        SELECT c.id, 'PAIRING', 'Mixer ' || n, now(), 'UTC', 20, 4, 10, 'EVERYONE',
                            'PT5M', 'PT1M', 'PT24H', 'PT1H', 'PT5M', 'PT2M', 'PT15M', '{jitsi}',
                            p.id, now(), now(), 'OPEN_CONFIRMATION', 1
                        FROM communities c, people p, generate_series(1, :count) AS n
                        """).bind("count", count).execute();
        handle.execute("ANALYZE events");
    }

    private static void startClocks(Handle handle, Instant due) {
        handle.createUpdate("UPDATE events SET step_at = :due").bind("due", due).execute();
        handle.createUpdate("""
                        INSERT INTO outbox (queue, type, headers, body, created_at, due_at)
                        SELECT 'datemaker', 'event_step', jsonb_build_object('eventId', id),
                            jsonb_build_object('eventId', id, 'stepVersion', step_version), now(), :due
                        FROM events
                        """).bind("due", due).execute();
    }
}
