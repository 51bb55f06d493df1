package io.rondo.bench.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.bench.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole benchmark on a small community. */
class EventsBenchTest {

    @TempDir
    private Path folder;

    @Test
    void it_measures_the_list_of_events() {
        EventsBench.Scale small = new EventsBench.Scale(5, 7, 2, 3, List.of(1, 2), 4);

        List<Row> rows = new EventsBench(folder, small).run(progress -> {});

        assertThat(rows.stream().map(Row::of).distinct())
                .containsExactly("/events, 1 at a time", "/events, 2 at a time");
        assertThat(rows).allSatisfy(row -> assertThat(row.value()).isPositive());
    }
}
