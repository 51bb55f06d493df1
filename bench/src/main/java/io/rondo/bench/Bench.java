package io.rondo.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A measurement of Rondo and, in the same run, of what it is compared with. */
public interface Bench {

    /** The word after {@code ./rondo bench}. */
    String name();

    /** What is measured, in one line. */
    String about();

    /** How to read the table's columns, in a few lines. */
    String legend();

    /**
     * What the caller may choose, as {@code --name NUMBER}: names with the numbers that hold otherwise. An option of the same name
     * may belong to several benchmarks.
     */
    default Map<String, Integer> choices() {
        return Map.of();
    }

    /**
     * The same with other numbers.
     *
     * @param chosen what the caller gave, from 1
     */
    default Bench choosing(Map<String, Integer> chosen) {
        return this;
    }

    /**
     * Measures everything; takes seconds to minutes.
     *
     * @param progress is told what is being measured, in one line each time
     * @return rows of which those of one case stand together
     * @throws IllegalStateException when what is compared did not do the same work, so that the numbers would mean nothing
     */
    List<Row> run(Consumer<String> progress);

    /** Whether the numbers are what they must be, for a benchmark that is also a test. */
    default boolean passed(List<Row> rows) {
        return true;
    }
}
