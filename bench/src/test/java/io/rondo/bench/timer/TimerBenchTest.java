package io.rondo.bench.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rondo.bench.Row;
import io.rondo.testkit.broker.BrokerServer;
import io.rondo.testkit.broker.TestBroker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerBenchTest {

    @Test
    void timers_that_are_due_at_once_are_all_handled_and_each_event_s_steps_stay_in_order_with_both_carriers() {
        assumeTrue(BrokerServer.isPossible(), TestBroker.HOW_TO_GET_ONE);

        TimerBench bench = new TimerBench(Path.of("target/timers-test"), 300);
        List<Row> rows = bench.run(System.out::println);

        assertThat(rows).extracting(Row::of).containsOnly("inside the process", "RabbitMQ");
        assertThat(values(rows, "timers")).containsExactly(300.0, 300.0);
        assertThat(values(rows, "steps")).containsExactly(600.0, 600.0);
        assertThat(values(rows, "out of order")).containsExactly(0.0, 0.0);
        assertThat(bench.passed(rows)).isTrue();
    }

    private static List<Double> values(List<Row> rows, String metric) {
        return rows.stream()
                .filter(row -> row.metric().equals(metric))
                .map(Row::value)
                .toList();
    }
}
