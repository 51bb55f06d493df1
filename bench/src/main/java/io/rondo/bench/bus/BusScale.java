package io.rondo.bench.bus;

/**
 * How much is carried.
 *
 * @param messages in each block, on each side
 * @param blocks how often the two sides take turns, after one block each that does not count
 * @param bodyBytes of a message's body
 */
public record BusScale(int messages, int blocks, int bodyBytes) {

    /** A minute. */
    public static final BusScale USUAL = new BusScale(10_000, 3, 200);
}
