package io.rondo.bench.pairing;

import io.rondo.bench.Bench;
import io.rondo.bench.Row;
import io.rondo.pairing.CircleAndMatchingEngine;
import io.rondo.pairing.Pair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plans the same evenings with Rondo's engine and with simpler ways, and shows time and worth side by side. */
public final class PairingBench implements Bench {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);
    private static final int OFTEN_ENOUGH = 25;
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Instance> instances;

    public PairingBench(List<Instance> instances) {
        this.instances = List.copyOf(instances);
    }

    @Override
    public String name() {
        return "pairing";
    }

    @Override
    public String about() {
        return "Plans of whole evenings: time and worth, beside greedy plans and JGraphT's matching round by round";
    }

    @Override
    public String legend() {
        return """
            time      median for the whole plan: meetings, fairness and affinity
            × rondo   time divided by Rondo's
            bound     no plan can have more meetings than this; gap: how many a plan is below it, in per cent of it
            fewest    meetings of the person who meets least; most: of the one who meets most
            affinity  sum over all meetings, 1,000 for a pair that could not go better together
            """;
    }

    private record Run(String of, double millis, Tally tally) {}

    @Override
    public List<Row> run(Consumer<String> progress) {
        progress.accept("warming up");
        Contenders.all().forEach(contender -> measure(instances.getFirst(), contender));
        List<Row> rows = new ArrayList<>();
        for (Instance instance : instances) {
            int bound = new CircleAndMatchingEngine().plan(instance.request()).upperBound();
            Optional<Double> rondosMillis = Optional.empty();
            for (Contender contender : Contenders.all()) {
                progress.accept(instance.name() + ": " + contender.name());
                Run run = measure(instance, contender);
                rondosMillis = Optional.of(rondosMillis.orElse(run.millis()));
                rows.addAll(rows(run, bound, run.millis() / rondosMillis.get()));
            }
        }
        return rows;
    }

    private static Run measure(Instance instance, Contender contender) {
        List<Double> millis = new ArrayList<>();
        List<List<Pair>> plan = List.of();
        long began = System.nanoTime();
        while (millis.isEmpty()
                || (millis.size() < OFTEN_ENOUGH && System.nanoTime() - began < LONG_ENOUGH.toNanos())) {
            long start = System.nanoTime();
            plan = contender.plan(instance.request());
            millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
        }
        millis.sort(null);
        return new Run(
                instance.name() + ": " + contender.name(),
                millis.get(millis.size() / 2),
                Tally.of(instance.request(), plan));
    }

    private static List<Row> rows(Run run, int bound, double timesRondo) {
        Tally tally = run.tally();
        double gap = bound == 0 ? 0 : 100.0 * (bound - tally.meetings()) / bound;
        return List.of(
                new Row(run.of(), "time", run.millis(), "ms"),
                new Row(run.of(), "× rondo", timesRondo, ""),
                new Row(run.of(), "meetings", tally.meetings(), ""),
                new Row(run.of(), "bound", bound, ""),
                new Row(run.of(), "gap", gap, "%"),
                new Row(run.of(), "fewest", tally.fewest(), ""),
                new Row(run.of(), "most", tally.most(), ""),
                new Row(run.of(), "affinity", tally.affinity(), ""));
    }
}
