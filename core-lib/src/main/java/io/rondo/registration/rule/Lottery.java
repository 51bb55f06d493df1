package io.rondo.registration.rule;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A lottery that anybody can draw again: the same seed and lots give the same order. A lot's chance to come before another grows
 * with its weight. Pure.
 *
 * <p>Source: P. Efraimidis and P. Spirakis, "Weighted random sampling with a reservoir", 2006 (algorithm A-Res: the keys
 * {@code u^(1/weight)}, largest first).
 */
public final class Lottery {

    /** The most that having lost before weighs. */
    public static final int MOST_WEIGHT = 10;

    private Lottery() {}

    /** @param weight at least 1 */
    public record Lot(UUID id, double weight) {}

    /** A weight after so many lotteries lost in a row. */
    public static int weight(int lostInARow) {
        return Math.min(1 + lostInARow, MOST_WEIGHT);
    }

    /** The lots in the order in which they are drawn; the order in which they are given does not matter. */
    public static List<UUID> order(List<Lot> lots, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        record Drawn(UUID id, double key) {}
        return lots.stream()
                .sorted(Comparator.comparing(lot -> lot.id().toString()))
                // The logarithm keeps the order of u^(1/weight) and does not round to 1.
                .map(lot -> new Drawn(lot.id(), Math.log(1 - random.nextDouble()) / lot.weight()))
                .sorted(Comparator.comparingDouble(Drawn::key).reversed())
                .map(Drawn::id)
                .toList();
    }
}
