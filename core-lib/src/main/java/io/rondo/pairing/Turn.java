package io.rondo.pairing;

import java.util.Comparator;

/**
 * Whose turn it is when not everyone can be paired: who has met fewest at this event, then who was left out most often
 * before. The smaller turn goes first.
 */
record Turn(int metHere, int timesLeftOut) implements Comparable<Turn> {

    private static final Comparator<Turn> ORDER =
            Comparator.comparingInt(Turn::metHere).thenComparing(Turn::timesLeftOut, Comparator.reverseOrder());

    static Turn of(Participant participant, int metHere) {
        return new Turn(metHere, participant.standing().timesLeftOut());
    }

    @Override
    public int compareTo(Turn other) {
        return ORDER.compare(this, other);
    }
}
