package io.rondo.round;

/** Which question a round gives; the questions are the bundle keys {@code round.icebreaker.0} and so on. Pure. */
final class Icebreakers {

    static final int COUNT = 30;
    private static final int HALF = COUNT / 2;

    private Icebreakers() {}

    /** Another one every round, so that nobody is asked the same twice in an evening of up to {@link #COUNT} rounds. */
    static int of(long seed, int roundNo) {
        return Math.toIntExact(Math.floorMod(seed + roundNo, (long) COUNT));
    }

    /** For two who meet in the middle of a round. */
    static int ofLateJoin(long seed, int roundNo) {
        return of(seed + HALF, roundNo);
    }
}
