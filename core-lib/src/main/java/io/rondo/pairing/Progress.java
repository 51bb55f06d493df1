package io.rondo.pairing;

import java.util.Set;

/**
 * How far an event has come when it is planned again.
 *
 * @param fromRound index of the first round that may change; rounds before it are over or running
 * @param announcedBefore index after the last round whose pairs people have been told, {@code fromRound} when none is
 * @param met pairs that really met at this event, a running round's included; a planned pair that is not among them may be
 *     planned again
 */
public record Progress(int fromRound, int announcedBefore, Set<Pair> met) {

    public Progress {
        if (fromRound < 0 || announcedBefore < fromRound) {
            throw new IllegalArgumentException("rounds " + fromRound + " to " + announcedBefore);
        }
        met = Set.copyOf(met);
    }

    /** Nothing has happened and nothing but who is there has been told, as at the start of an event. */
    public static Progress none() {
        return new Progress(0, 0, Set.of());
    }
}
