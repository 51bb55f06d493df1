package io.rondo.bench;

/**
 * One measured number.
 *
 * @param of the case: what was measured, and of whom
 * @param unit empty for a pure number
 */
public record Row(String of, String metric, double value, String unit) {}
