package io.rondo.bench.pairing;

import ai.timefold.solver.core.api.score.BendableScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;

/** Rondo's aims as a score: nobody twice in a round; then meetings; then fairness, by the sum of squares; then affinity. */
public final class EveningScore implements IncrementalScoreCalculator<Evening, BendableScore> {

    private int[][] inRound = {};
    private int[] met = {};
    private long twice;
    private long meetings;
    private long squares;
    private long affinity;

    @Override
    public void resetWorkingSolution(Evening evening) {
        inRound = new int[evening.rounds()][evening.people()];
        met = new int[evening.people()];
        twice = 0;
        meetings = 0;
        squares = 0;
        affinity = 0;
        evening.getMeetings().forEach(this::put);
    }

    @Override
    public void beforeVariableChanged(Object entity, String variable) {
        take((Meeting) entity);
    }

    @Override
    public void afterVariableChanged(Object entity, String variable) {
        put((Meeting) entity);
    }

    private void put(Meeting meeting) {
        Integer round = meeting.getRound();
        if (round != null) {
            twice += Math.min(1, inRound[round][meeting.a()]++) + Math.min(1, inRound[round][meeting.b()]++);
            squares += 2L * met[meeting.a()]++ + 1 + 2L * met[meeting.b()]++ + 1;
            affinity += meeting.affinity();
            meetings++;
        }
    }

    private void take(Meeting meeting) {
        Integer round = meeting.getRound();
        if (round != null) {
            twice -= Math.min(1, --inRound[round][meeting.a()]) + Math.min(1, --inRound[round][meeting.b()]);
            squares -= 2L * --met[meeting.a()] + 1 + 2L * --met[meeting.b()] + 1;
            affinity -= meeting.affinity();
            meetings--;
        }
    }

    @Override
    public BendableScore calculateScore() {
        return BendableScore.of(new long[] {-twice}, new long[] {meetings, -squares, affinity});
    }
}
