package io.rondo.bench.pairing;

import io.rondo.pairing.Pair;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole plan by Rondo's engine, in a JVM that does nothing else. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 12)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class PlanningTime {

    private static final Map<String, Supplier<Instance>> EVENINGS = Map.of(
            "everyone 1000", () -> Instances.everyone(1_000),
            "two-sided, full, 500+500", () -> Instances.twoSidedFull(500),
            "two-sided, 30 % compatible, 500+500 × 20", () -> Instances.twoSidedThinned(500, 0.30, 20),
            "seeking, 12 % compatible, 300 × 12", () -> Instances.seeking(300, 0.12, 12),
            "re-plan after one leaves, everyone 1000", () -> Instances.everyone(1_000).afterOneLeft(3));

    /** Which evening of {@link Instances}. */
    @Param({
        "everyone 1000",
        "two-sided, full, 500+500",
        "two-sided, 30 % compatible, 500+500 × 20",
        "seeking, 12 % compatible, 300 × 12",
        "re-plan after one leaves, everyone 1000"
    })
    public String evening = "";

    private final Contender rondo = Contenders.all().getFirst();
    private Instance instance = Instances.everyone(2);

    /** Makes the evening. */
    @Setup
    public void make() {
        instance = Objects.requireNonNull(EVENINGS.get(evening)).get();
    }

    /** Plans it. */
    @Benchmark
    public List<List<Pair>> plan() {
        return rondo.plan(instance);
    }
}
