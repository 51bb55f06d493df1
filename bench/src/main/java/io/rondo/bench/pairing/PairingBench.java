package io.rondo.bench.pairing;

import io.rondo.bench.Bench;
import io.rondo.bench.Row;
import io.rondo.pairing.FlowEngine;
import io.rondo.pairing.Pair;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plans the same evenings with Rondo's engine and with simpler ways, and shows time and worth side by side. */
public final class PairingBench implements Bench {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);
    private static final int OFTEN_ENOUGH = 25;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Supplier<Instance>> instances;

    public PairingBench(List<Supplier<Instance>> instances) {
        this.instances = List.copyOf(instances);
    }

    @Override
    public String name() {
        return "pairing";
    }

    @Override
    public String about() {
        return "Plans of whole evenings: time and worth, beside greedy plans, JGraphT's matching round by round and Timefold";
    }

    @Override
    public String legend() {
        return """
                seconds   median for the whole plan: meetings, fairness and affinity
                cpu       of these seconds those that it had a processor for, on a machine that does other things too
                × rondo   time divided by Rondo's
                bound     no plan can have more meetings than this; gap: how many a plan is below it, in per cent of it
                fewest    meetings of the person who meets least; most: of the one who meets most
                fairness  Jain's index of the meetings per person: 1 when all have as many
                affinity  sum over all meetings, 1,000 for a pair that could not go better together
                """;
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Run(String engine, double seconds, double cpuSeconds, Tally tally) {}

    @Override
    public List<Row> run(Consumer<String> progress) {
        progress.accept("warming up");
        Contenders.all().forEach(contender -> measure(instances.getFirst().get(), contender));
        List<Row> rows = new ArrayList<>();
        for (Supplier<Instance> next : instances) {
            Instance instance = next.get();
            int bound = bound(instance);
            Optional<Double> rondos = Optional.empty();
            for (Contender contender : Contenders.all()) {
                progress.accept(instance.name() + ": " + contender.name());
                Run run = measure(instance, contender);
                rondos = Optional.of(rondos.orElse(run.seconds()));
                rows.addAll(rows(instance.name(), run, bound, run.seconds() / rondos.get()));
            }
        }
        return rows;
    }

    private static int bound(Instance instance) {
        FlowEngine engine = new FlowEngine();
        return instance.running()
                .map(running -> engine.replan(running.now(), running.previous(), running.progress())
                                .upperBound()
                        - running.progress().met().size())
                .orElseGet(() -> engine.plan(instance.request()).upperBound());
    }

    private static Run measure(Instance instance, Contender contender) {
        List<Double> seconds = new ArrayList<>();
        List<Double> cpuSeconds = new ArrayList<>();
        List<List<Pair>> plan = List.of();
        long began = System.nanoTime();
        while (seconds.isEmpty()
                || (seconds.size() < OFTEN_ENOUGH && System.nanoTime() - began < LONG_ENOUGH.toNanos())) {
            long start = System.nanoTime();
            long startOfCpu = THREADS.getCurrentThreadCpuTime();
            plan = contender.plan(instance);
            seconds.add((System.nanoTime() - start) / NANOS_PER_SECOND);
            cpuSeconds.add((THREADS.getCurrentThreadCpuTime() - startOfCpu) / NANOS_PER_SECOND);
        }
        return new Run(contender.name(), median(seconds), median(cpuSeconds), Tally.of(instance.request(), plan));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static List<Row> rows(String of, Run run, int bound, double timesRondo) {
        Tally tally = run.tally();
        double gap = bound == 0 ? 0 : 100.0 * (bound - tally.meetings()) / bound;
        String engine = run.engine();
        return List.of(
                new Row(of, engine, "seconds", run.seconds(), "s"),
                new Row(of, engine, "cpu", run.cpuSeconds(), "s"),
                new Row(of, engine, "× rondo", timesRondo, ""),
                new Row(of, engine, "meetings", tally.meetings(), ""),
                new Row(of, engine, "bound", bound, ""),
                new Row(of, engine, "gap", gap, "%"),
                new Row(of, engine, "fewest", tally.fewest(), ""),
                new Row(of, engine, "most", tally.most(), ""),
                new Row(of, engine, "fairness", tally.fairness(), ""),
                new Row(of, engine, "affinity", tally.affinity(), ""));
    }
}
