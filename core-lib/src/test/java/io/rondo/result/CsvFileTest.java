package io.rondo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table for spreadsheets that no name can make run. */
class CsvFileTest {

    private static String written(String cell) {
        return new String(CsvFile.of(List.of(List.of(cell))), StandardCharsets.UTF_8).substring(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://evil.example\")",
                "+1+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1+1",
                "\u00A0=1",
                "\u200B=1",
                "\uFEFF=1",
                "＝1+1",
                "|calc",
                "%0A=1"
            })
    void what_would_be_a_formula_is_text(String name) {
        assertThat(written(name)).startsWith("\"'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "O'Neil", "Jean-Luc", "", " ", "李小龙", "ana = bea"})
    void other_names_stay_as_they_are(String name) {
        assertThat(written(name)).isEqualTo("\"" + name + "\"\r\n");
    }

    @Test
    void commas_quotes_and_line_breaks_stay_in_their_cell() {
        byte[] file = CsvFile.of(List.of(List.of("Ana \"the cook\", Berlin", "came\r\nlate")));

        assertThat(new String(file, StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF\"Ana \"\"the cook\"\", Berlin\",\"came\r\nlate\"\r\n");
    }
}
