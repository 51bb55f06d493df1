package io.rondo.bench.chat;

import java.util.List;

/**
 * How much is pressed. Every pair of a person and an event is used for one registration, so the two numbers have no common
 * divisor, and their product is enough for all sides.
 *
 * @param atATime how many presses are under way at once, one measurement for each
 * @param presses in each measurement, on each side
 * @param warmUp presses before the first measurement, on each side
 * @param blocks into how many parts a measurement is cut, so that the two sides take turns
 */
public record ChatScale(int people, int events, List<Integer> atATime, int presses, int warmUp, int blocks) {

    /** A minute or two. */
    public static final ChatScale USUAL = new ChatScale(311, 64, List.of(1, 8, 32), 1_000, 4_000, 4);

    /** @throws IllegalArgumentException when there are not enough pairs of a person and an event */
    public ChatScale {
        atATime = List.copyOf(atATime);
        long needed = 2L * warmUp + 3L * atATime.size() * presses + events + 1;
        if ((long) people * events < needed) {
            throw new IllegalArgumentException(
                    needed + " registrations of " + people + " people in " + events + " events");
        }
    }
}
