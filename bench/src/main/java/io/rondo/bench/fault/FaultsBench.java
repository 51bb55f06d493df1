package io.rondo.bench.fault;

import io.rondo.bench.Bench;
import io.rondo.bench.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Evenings with faults: both bots and two datemakers, each a process of its own, on a RabbitMQ and a PostgreSQL, with fakes of both
 * platforms. In each run every process is killed once, at a random moment of a random phase; in some the broker is stopped or the
 * database restarted besides. The services are started by the container image's own entrypoint.
 */
public final class FaultsBench implements Bench {

    /** Each kind of run once. */
    public static final Choice USUAL = new Choice(4, 1);

    private static final String RUNS = "runs";
    private static final String SEED = "seed";
    private static final String FINDINGS = "findings";

    private final Path checkout;
    private final Path folder;
    private final FaultScale scale;
    private final Choice choice;

    /**
     * What the caller may choose.
     *
     * @param runs how many, from 1
     * @param seed of the first run; each further one has the next
     */
    public record Choice(int runs, int seed) {}

    /**
     * @param checkout the top of the repository
     * @param folder for the database, and for the logs of runs that failed
     */
    public FaultsBench(Path checkout, Path folder, FaultScale scale, Choice choice) {
        this.checkout = checkout;
        this.folder = folder.toAbsolutePath();
        this.scale = scale;
        this.choice = choice;
    }

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public String about() {
        return "Evenings of " + scale.people()
                + " people on separate processes that are killed in turn: what is lost, what happens" + " twice?";
    }

    @Override
    public String legend() {
        return """
                breaks    processes killed with -9 and started again, the broker stopped, the database restarted
                took      from the start of the processes to the auditor's word
                messages  that the platforms received; doubled: of them on Telegram, at most one for each kill of its bot
                findings  what was lost, happened twice or came in the wrong order; the run's seed repeats it
                """;
    }

    @Override
    public Map<String, Integer> choices() {
        return Map.of(RUNS, choice.runs(), SEED, choice.seed());
    }

    @Override
    public Bench choosing(Map<String, Integer> chosen) {
        return new FaultsBench(
                checkout,
                folder,
                scale,
                new Choice(chosen.getOrDefault(RUNS, choice.runs()), chosen.getOrDefault(SEED, choice.seed())));
    }

    @Override
    public List<Row> run(Consumer<String> progress) {
        List<Row> rows = new ArrayList<>();
        Image image = Image.make(checkout, made(folder.resolve("image")));
        try (House house = House.open(folder.resolve("database"))) {
            for (int run = 0; run < choice.runs(); run++) {
                rows.addAll(one(house, image, run, choice.seed() + run, progress));
            }
        }
        return rows;
    }

    /** Which faults fall beside the kills hangs on the seed, so that a single run can be repeated by it. */
    private List<Row> one(House house, Image image, int run, long seed, Consumer<String> progress) {
        Blow.Besides besides = Blow.Besides.ofRun(Math.floorMod(seed, Blow.Besides.values().length));
        progress.accept("Run " + (run + 1) + ", seed " + seed + ": " + besides.words);
        Path logs = made(folder.resolve("run-" + seed));
        FaultRun.Result result = new FaultRun(house, image, scale, logs, progress).run(seed, besides);
        progress.accept("  " + result.blows() + " breaks, " + result.took().toSeconds() + " s, "
                + result.audit().messages() + " messages, " + result.audit().doubled() + " doubled, "
                + result.audit().findings().size() + " findings");
        if (result.passed()) {
            delete(logs);
        } else {
            result.audit().findings().forEach(finding -> progress.accept("  FOUND: " + finding));
            progress.accept("  Repeat it with --runs 1 --seed " + seed + "; its logs are in " + logs);
        }
        String of = "run " + (run + 1) + ", seed " + seed + ", " + besides.words;
        return List.of(
                new Row(of, "breaks", result.blows(), ""),
                new Row(of, "took", result.took().toSeconds(), "s"),
                new Row(of, "messages", result.audit().messages(), ""),
                new Row(of, "doubled", result.audit().doubled(), ""),
                new Row(of, FINDINGS, result.audit().findings().size(), ""));
    }

    @Override
    public boolean passed(List<Row> rows) {
        return rows.stream().noneMatch(row -> row.metric().equals(FINDINGS) && row.value() > 0);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
