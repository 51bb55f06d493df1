package io.rondo.bench;

import io.rondo.tx.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;

/** Shows rows: to people as a table with a line for each case and a column for each metric, to machines as JSON. */
public final class Report {

    private static final double FROM_HERE_WITHOUT_DECIMALS = 1_000;
    private static final double FROM_HERE_WITH_ONE_DECIMAL = 100;
    private static final double FROM_HERE_WITH_TWO_DECIMALS = 0.1;

    private Report() {}

    /** Cases and metrics in the order in which the rows first name them; ends with a line break. */
    public static String table(List<Row> rows) {
        Map<String, Map<String, String>> valuesOfCase = new LinkedHashMap<>();
        Map<String, Integer> widthOfColumn = new LinkedHashMap<>();
        int firstWidth = 0;
        for (Row row : rows) {
            String column = column(row);
            String value = shown(row.value());
            String line = row.engine().isEmpty() ? row.of() : row.of() + ": " + row.engine();
            valuesOfCase.computeIfAbsent(line, of -> new LinkedHashMap<>()).put(column, value);
            widthOfColumn.merge(column, Math.max(column.length(), value.length()), Math::max);
            firstWidth = Math.max(firstWidth, line.length());
        }
        List<String> lines = new ArrayList<>();
        String first = "%-" + Math.max(firstWidth, 1) + "s";
        lines.add(first.formatted("") + cells(widthOfColumn, column -> column));
        valuesOfCase.forEach((of, values) ->
                lines.add(first.formatted(of) + cells(widthOfColumn, column -> values.getOrDefault(column, ""))));
        return lines.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
    }

    private static String column(Row row) {
        return row.unit().isEmpty() ? row.metric() : row.metric() + " (" + row.unit() + ")";
    }

    private static String cells(Map<String, Integer> widthOfColumn, java.util.function.UnaryOperator<String> cell) {
        return widthOfColumn.entrySet().stream()
                .map(column -> ("  %" + column.getValue() + "s").formatted(cell.apply(column.getKey())))
                .collect(Collectors.joining());
    }

    /** Three or four digits that mean something; whole numbers without decimals. */
    static String shown(double value) {
        return String.format(Locale.ROOT, "%." + decimals(value) + "f", value);
    }

    private static int decimals(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= FROM_HERE_WITHOUT_DECIMALS) {
            return 0;
        }
        if (size >= FROM_HERE_WITH_ONE_DECIMAL) {
            return 1;
        }
        return size >= FROM_HERE_WITH_TWO_DECIMALS ? 2 : 4;
    }

    /** The rows as an array of {@code {"case":…,"metric":…,"value":…,"unit":…}}, with an {@code "engine"} where there are several. */
    public static String json(List<Row> rows) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (Row row : rows) {
            var object = array.addObject().put("case", row.of());
            if (!row.engine().isEmpty()) {
                object.put("engine", row.engine());
            }
            object.put("metric", row.metric()).put("value", row.value()).put("unit", row.unit());
        }
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(array) + "\n";
    }
}
