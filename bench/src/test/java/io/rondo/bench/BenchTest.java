package io.rondo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.bench.chat.ChatBench;
import io.rondo.bench.chat.ChatScale;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    @TempDir
    private Path folder;

    @Test
    void try_chat() {
        List<Row> rows = new ChatBench(folder, new ChatScale(7, 4, List.of(1, 2), 4, 2, 2)).run(System.out::println);
        System.out.println(Report.table(rows));
        assertThat(rows).isNotEmpty();
    }
}
