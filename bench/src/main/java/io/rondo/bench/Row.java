package io.rondo.bench;

/**
 * One measured number.
 *
 * @param of the case: what was measured
 * @param engine who did it, where several do the same; else empty
 * @param unit empty for a pure number
 */
public record Row(String of, String engine, String metric, double value, String unit) {

    /** Of a case that only one does, or whose name says who. */
    public Row(String of, String metric, double value, String unit) {
        this(of, "", metric, value, unit);
    }
}
