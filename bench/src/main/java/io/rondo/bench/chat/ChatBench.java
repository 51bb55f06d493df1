package io.rondo.bench.chat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rondo.bench.Bench;
import io.rondo.bench.Row;
import io.rondo.bench.chat.Load.Timings;
import io.rondo.runtime.RuntimeSettings;
import io.rondo.secret.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Presses buttons through the dispatcher on a durable PostgreSQL, and beside it replays the statements that PostgreSQL logged
 * for one such press. Both sides take turns in blocks, so that a slow moment of the disk is not one side's alone.
 */
public final class ChatBench implements Bench {

    private static final int CONNECTIONS =
            RuntimeSettings.Database.at("", "", "").connections();
    private static final List<String> WRITTEN_TABLES =
            List.of("registrations", "handled_requests", "outbox", "domain_events");
    private static final int HANDLED_REQUESTS = WRITTEN_TABLES.indexOf("handled_requests");

    private final Path dataFolder;
    private final ChatScale scale;

    /** @param dataFolder for the database's server, which is kept for the next run; on a real disk */
    public ChatBench(Path dataFolder, ChatScale scale) {
        this.dataFolder = dataFolder;
        this.scale = scale;
    }

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public String about() {
        return "A press of a button from the request to the committed answer, beside its SQL alone; fsync on";
    }

    @Override
    public String legend() {
        return """
                rondo       through the dispatcher: button, person, command, rules, answer, commit
                plain SQL   the statements that PostgreSQL logged for one such press, over JDBC in one transaction, same pool size
                pgbench     the same statements, prepared, by PostgreSQL's own load generator, where it is installed
                ÷ plain     the number to the left divided by plain SQL's
                """;
    }

    /** All that a run has in its hands. */
    private record Stage(
            Database database, House house, HikariDataSource plain, MasterKey key, AtomicInteger requests) {}

    @Override
    public List<Row> run(Consumer<String> progress) {
        progress.accept("starting PostgreSQL");
        MasterKey key = MasterKey.parse(MasterKey.generate());
        AtomicInteger requests = new AtomicInteger();
        try (Database database = Database.create(dataFolder);
                House house = new House(database.connections(), CONNECTIONS, key, requests);
                HikariDataSource plain = plainPool(database)) {
            requireDurable(house);
            progress.accept("making " + scale.events() + " events and " + scale.people() + " people");
            List<UUID> events = house.makeEvents(scale.events());
            List<Target.Guest> guests = house.makeGuests(scale.people());
            house.showCards(events);
            Stage stage = new Stage(database, house, plain, key, requests);
            List<Row> rows = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                rows.addAll(measure(stage, kind, new Targets(events, guests, requests), progress));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HikariDataSource plainPool(Database database) {
        PGSimpleDataSource source = database.connections();
        source.setStringType("unspecified");
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    private static void requireDurable(House house) {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!house.setting(setting).equals("on")) {
                throw new IllegalStateException(setting + " is not on: the numbers would mean nothing");
            }
        }
    }

    private List<Row> measure(Stage stage, Kind kind, Targets targets, Consumer<String> progress) throws IOException {
        Replay replay = record(stage, kind, targets);
        Function<Target, Runnable> rondo = target -> () -> stage.house().press(kind, target);
        progress.accept(kind.label() + ": " + replay.statements() + " statements a press; warming up");
        int mostAtATime =
                scale.atATime().stream().mapToInt(Integer::intValue).max().orElse(1);
        run(mostAtATime, targets.take(scale.warmUp()), rondo);
        run(mostAtATime, targets.take(scale.warmUp()), replay::of);
        List<Row> rows = new ArrayList<>();
        for (int atATime : scale.atATime()) {
            progress.accept(kind.label() + ": " + atATime + " at a time");
            rows.addAll(compare(stage, kind, atATime, targets, rondo, replay));
        }
        return rows;
    }

    /** Presses once on every event, so that what only an event's first press does is not what is recorded, and once more. */
    private static Replay record(Stage stage, Kind kind, Targets targets) throws IOException {
        PGSimpleDataSource logged = stage.database().connections();
        logged.setOptions("-c log_statement=all");
        Path log = stage.database().serverLog();
        try (House watched = new House(logged, 1, stage.key(), stage.requests())) {
            List<Target> first = targets.takeForEachEvent();
            first.forEach(target -> watched.press(kind, target));
            Target recorded = targets.take(1).getFirst();
            watched.showCards(List.of(recorded.event()));
            int backend = watched.backendOfTheOnlyConnection();
            long length = ServerLog.length(log);
            watched.press(kind, recorded);
            List<LoggedStatement> statements = ServerLog.since(log, length, backend);
            if (statements.isEmpty()) {
                throw new IllegalStateException("PostgreSQL logged nothing to " + log);
            }
            return new Replay(stage.plain(), recorded, statements);
        }
    }

    private List<Row> compare(
            Stage stage, Kind kind, int atATime, Targets targets, Function<Target, Runnable> rondo, Replay replay) {
        Timings ofRondo = Timings.NONE;
        Timings ofPlain = Timings.NONE;
        int block = Math.ceilDiv(scale.presses(), scale.blocks());
        for (int left = scale.presses(); left > 0; left -= block) {
            int count = Math.min(block, left);
            long[] before = written(stage.house());
            ofRondo = ofRondo.and(run(atATime, targets.take(count), rondo));
            long[] between = written(stage.house());
            ofPlain = ofPlain.and(run(atATime, targets.take(count), replay::of));
            requireSame(before, between, written(stage.house()));
        }
        String of = kind.label() + ", " + atATime + " at a time: ";
        List<Row> rows = new ArrayList<>();
        Optional<Timings> ofPgbench = pgbench(stage, atATime, targets, replay);
        rows.addAll(rows(of + "rondo", ofRondo, ofPlain, ofPgbench));
        rows.addAll(rows(of + "plain SQL", ofPlain, ofPlain, ofPgbench));
        if (ofPgbench.isPresent()) {
            rows.addAll(rows(of + "pgbench", ofPgbench.get(), ofPlain, ofPgbench));
        }
        return rows;
    }

    /** In one piece: it connects anew each time, and prepares every statement for each connection. */
    private Optional<Timings> pgbench(Stage stage, int atATime, Targets targets, Replay replay) {
        if (!Pgbench.isThere()) {
            return Optional.empty();
        }
        int count = scale.presses() / atATime * atATime;
        long[] before = written(stage.house());
        Timings timings = new Pgbench(stage.database().connections()).run(replay, targets.take(count), atATime);
        long[] after = written(stage.house());
        if (after[HANDLED_REQUESTS] - before[HANDLED_REQUESTS] != count) {
            throw new IllegalStateException("pgbench recorded " + (after[HANDLED_REQUESTS] - before[HANDLED_REQUESTS])
                    + " answers for " + count + " presses");
        }
        return Optional.of(timings);
    }

    private static Timings run(int atATime, List<Target> targets, Function<Target, Runnable> side) {
        return Load.run(atATime, targets.stream().map(side).toList());
    }

    private static List<Row> rows(String of, Timings timings, Timings plain, Optional<Timings> pgbench) {
        List<Row> rows = new ArrayList<>(List.of(
                new Row(of, "p50", timings.percentile(0.5), "ms"),
                new Row(of, "p50 ÷ plain", timings.percentile(0.5) / plain.percentile(0.5), ""),
                new Row(of, "p99", timings.percentile(0.99), "ms"),
                new Row(of, "p99 ÷ plain", timings.percentile(0.99) / plain.percentile(0.99), ""),
                new Row(of, "throughput", timings.perSecond(), "1/s"),
                new Row(of, "throughput ÷ plain", timings.perSecond() / plain.perSecond(), "")));
        pgbench.ifPresent(theirs ->
                rows.add(new Row(of, "throughput ÷ pgbench", timings.perSecond() / theirs.perSecond(), "")));
        return rows;
    }

    private static long[] written(House house) {
        return WRITTEN_TABLES.stream().mapToLong(house::count).toArray();
    }

    private static void requireSame(long[] before, long[] between, long[] after) {
        for (int table = 0; table < before.length; table++) {
            long byRondo = between[table] - before[table];
            long byPlain = after[table] - between[table];
            if (byRondo != byPlain) {
                throw new IllegalStateException("rows written to " + WRITTEN_TABLES.get(table) + ": " + byRondo
                        + " by Rondo, " + byPlain + " by plain SQL (all: " + Arrays.toString(after) + ")");
            }
        }
    }
}
