package io.rondo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.tx.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReportTest {

    private static final List<Row> ROWS = List.of(
            new Row("ana", "time", 0.1234, "ms"),
            new Row("ana", "meetings", 12, ""),
            new Row("boris, who is slow", "time", 1234.4, "ms"));

    @Test
    void people_get_a_line_for_each_case_and_a_column_for_each_metric() {
        assertThat(Report.table(ROWS)).isEqualTo("""
                                    time (ms)  meetings
                ana                      0.12        12
                boris, who is slow       1234
                """);
    }

    @Test
    void a_small_number_does_not_look_like_none() {
        assertThat(Report.table(List.of(new Row("ana", "× boris", 0.00456, ""))))
                .contains("0.0046");
    }

    @Test
    void machines_get_every_row_unrounded() {
        JsonNode json = Json.parse(Report.json(ROWS));

        assertThat(json).hasSize(3);
        assertThat(json.get(0)).isEqualTo(Json.parse("""
                {"case":"ana","metric":"time","value":0.1234,"unit":"ms"}
                """));
        assertThat(json.get(1).get("unit").asString()).isEmpty();
    }
}
