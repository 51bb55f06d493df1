package io.rondo.bench.bus;

/**
 * How much is carried.
 *
 * @param messages of ours in each block
 * @param seconds of PerfTest's in each block
 * @param blocks how often the two sides take turns, after one block each that does not count
 * @param bodyBytes of a message's body
 */
public record BusScale(int messages, int seconds, int blocks, int bodyBytes) {

    /** A minute. */
    public static final BusScale USUAL = new BusScale(5_000, 6, 3, 200);
}
