package io.rondo.bench.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.bench.Report;
import io.rondo.bench.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole benchmark on a few presses: that both sides write the same rows is checked by itself. */
class ChatBenchTest {

    private static final ChatScale TINY = new ChatScale(9, 4, List.of(1, 2), 4, 1, 2);

    @TempDir
    private Path folder;

    @Test
    void it_measures_both_buttons_through_the_core_and_as_bare_sql() {
        List<String> progress = new ArrayList<>();

        List<Row> rows = new ChatBench(folder, TINY).run(progress::add);

        assertThat(rows.stream().map(Row::of).distinct()).hasSize(Pgbench.isThere() ? 12 : 8);
        assertThat(Report.table(rows))
                .contains("[Register], 1 at a time: rondo", "[My place], 2 at a time: plain SQL", "throughput ÷ plain");
        assertThat(rows).allSatisfy(row -> assertThat(row.value()).isPositive());
        assertThat(progress).anyMatch(line -> line.matches("\\[Register]: \\d+ statements a press; .*"));
    }
}
