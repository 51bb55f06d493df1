package io.rondo.bench.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.bench.Report;
import io.rondo.bench.Row;
import io.rondo.pairing.Pair;
import io.rondo.pairing.PairingRequest;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The whole benchmark on a few people: that every plan keeps the rules is checked by itself. */
class PairingBenchTest {

    private static final List<Supplier<Instance>> TINY = List.of(
            () -> Instances.everyone(6),
            () -> Instances.twoSidedFull(3),
            () -> Instances.twoSidedThinned(5, 0.4, 3),
            () -> Instances.seeking(10, 0.2, 3),
            () -> Instances.everyone(6).afterOneLeft(2));

    @Test
    void every_planner_is_measured_on_every_evening() {
        List<Row> rows = new PairingBench(TINY).run(line -> {});

        assertThat(rows.stream().map(row -> row.of() + row.engine()).distinct())
                .hasSize(TINY.size() * Contenders.all().size());
        assertThat(Report.table(rows))
                .contains(
                        "everyone 6: rondo",
                        "two-sided, full, 3+3: greedy random",
                        "two-sided, 40 % compatible, 5+5 × 3: greedy best-first",
                        "seeking, 20 % compatible, 10 × 3: JGraphT matching round by round",
                        "re-plan after one leaves, everyone 6: rondo");
        assertThat(rows)
                .filteredOn(row -> row.metric().equals("gap"))
                .allSatisfy(row -> assertThat(row.value()).isBetween(0.0, 100.0));
    }

    @Test
    void rondo_reaches_the_bound_where_all_may_meet() {
        List<Row> rows = new PairingBench(TINY.subList(0, 1)).run(line -> {});

        assertThat(rows).contains(new Row("everyone 6", "rondo", "meetings", 15, ""));
        assertThat(rows).contains(new Row("everyone 6", "rondo", "gap", 0, "%"));
    }

    @Test
    void just_the_share_that_is_said_may_meet() {
        PairingRequest request = Instances.twoSidedThinned(10, 0.3, 12).request();

        assertThat(Edges.of(request).all()).hasSize(30);
    }

    @Test
    void a_plan_that_breaks_a_rule_stops_the_bench() {
        PairingRequest request = Instances.everyone(4).request();
        Pair pair = new Pair(
                request.participants().getFirst().id(),
                request.participants().getLast().id());

        assertThatThrownBy(() -> Tally.of(request, List.of(List.of(pair), List.of(pair))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Tally.of(request, List.of(List.of(pair, pair))))
                .isInstanceOf(IllegalStateException.class);
    }
}
