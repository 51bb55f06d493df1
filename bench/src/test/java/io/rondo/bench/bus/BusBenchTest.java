package io.rondo.bench.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.rondo.bench.Row;
import io.rondo.testkit.broker.TestBroker;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole benchmark on a few messages. */
class BusBenchTest {

    @TempDir
    private Path folder;

    @Test
    void it_measures_both_over_the_same_broker() {
        assumeThat(TestBroker.find()).as(TestBroker.HOW_TO_GET_ONE).isPresent();

        List<Row> rows = new BusBench(folder, new BusScale(40, 2, 1, 100)).run(progress -> {});

        assertThat(rows.stream().map(Row::of).distinct())
                .containsExactly("messages of 100 bytes: rondo", "messages of 100 bytes: PerfTest");
        assertThat(rows).allSatisfy(row -> assertThat(row.value()).isPositive());
    }
}
