package io.rondo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.tx.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static final class Dance implements Bench {
        private final int couples;

        private Dance(int couples) {
            this.couples = couples;
        }

        @Override
        public Map<String, Integer> choices() {
            return Map.of("couples", couples);
        }

        @Override
        public Bench choosing(Map<String, Integer> chosen) {
            return new Dance(chosen.getOrDefault("couples", couples));
        }

        @Override
        public String name() {
            return "dance";
        }

        @Override
        public String about() {
            return "How fast people dance";
        }

        @Override
        public String legend() {
            return "steps  both feet";
        }

        @Override
        public List<Row> run(Consumer<String> progress) {
            progress.accept("the music begins");
            return List.of(new Row("waltz", "steps", couples, "1/s"));
        }
    }

    private static final class Sleep implements Bench {
        @Override
        public String name() {
            return "sleep";
        }

        @Override
        public String about() {
            return "How soundly they sleep after it";
        }

        @Override
        public String legend() {
            return "";
        }

        @Override
        public List<Row> run(Consumer<String> progress) {
            return List.of();
        }
    }

    private int bench(String... arguments) {
        CommandLine line = BenchCommand.line(List.of(new Dance(3), new Sleep()));
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    @Test
    void without_a_name_it_lists_what_there_is() {
        assertThat(bench()).isZero();

        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "dance      How fast people dance\nsleep      How soundly they sleep after it\n");
    }

    @Test
    void it_prints_the_table_and_what_the_columns_mean() {
        assertThat(bench("dance")).isZero();

        assertThat(out.toString()).contains("steps (1/s)", "waltz            3", "steps  both feet");
        assertThat(err.toString()).contains("the music begins");
    }

    @Test
    void it_writes_the_same_rows_for_machines() throws Exception {
        Path file = folder.resolve("rows.json");

        assertThat(bench("dance", "--json", file.toString())).isZero();

        assertThat(Json.parse(Files.readString(file))).isEqualTo(Json.parse("""
                [{"case":"waltz","metric":"steps","value":3.0,"unit":"1/s"}]
                """));
    }

    @Test
    void an_unknown_name_is_refused_with_those_there_are() {
        assertThat(bench("sing")).isEqualTo(2);

        assertThat(err.toString()).contains("There is no benchmark \"sing\"; there are: dance, sleep");
    }

    @Test
    void what_a_benchmark_leaves_open_is_the_callers() {
        assertThat(bench("dance", "--couples", "12")).isZero();

        assertThat(out.toString()).contains("waltz           12");
    }

    @Test
    void what_another_one_leaves_open_or_is_no_number_is_refused() {
        assertThat(bench("sleep", "--couples", "12")).isEqualTo(2);
        assertThat(bench("dance", "--couples", "0")).isEqualTo(2);
        assertThat(bench("dance", "--couples", "many")).isEqualTo(2);

        assertThat(err.toString())
                .contains("--couples is nothing that sleep leaves open", "--couples must be 1 or more", "many");
    }
}
