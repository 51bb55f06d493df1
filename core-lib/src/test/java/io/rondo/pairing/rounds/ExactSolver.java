package io.rondo.pairing.rounds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The best that any plan reaches in all aims, by trying everything person by person; for up to eight people and four rounds in no
 * time, for twelve people in minutes. What is still to be decided
 * hangs only on who is busy in which round, whatever the rounds are called, so each such state is worked out once.
 */
final class ExactSolver {

    private final RoundProblem problem;
    private final int[][] affinityOf;
    private final Score score;
    private final List<Map<Long, Long>> known = new ArrayList<>();

    private ExactSolver(RoundProblem problem) {
        this.problem = problem;
        this.score = new Score(problem);
        this.affinityOf = new int[problem.people][problem.people];
        for (int[] row : affinityOf) {
            Arrays.fill(row, -1);
            known.add(new HashMap<>());
        }
        for (int edge = 0; edge < problem.edges; edge++) {
            affinityOf[problem.one[edge]][problem.other[edge]] = problem.affinity[edge];
            affinityOf[problem.other[edge]][problem.one[edge]] = problem.affinity[edge];
        }
    }

    /** The {@link Score} of the best plan. */
    static long best(RoundProblem problem) {
        return new ExactSolver(problem).best(0, new int[problem.rounds]);
    }

    private long best(int person, int[] busyIn) {
        if (person == problem.people) {
            return 0;
        }
        // Who has been decided on has no say in what is left.
        int[] sorted = Arrays.stream(busyIn)
                .map(busy -> busy >> person << person)
                .sorted()
                .toArray();
        long state = 0;
        for (int busy : sorted) {
            state = state << problem.people | busy;
        }
        Long before = known.get(person).get(state);
        if (before == null) {
            before = choose(person, sorted, 0, 0, 0, 0);
            known.get(person).put(state, before);
        }
        return before;
    }

    /** Chooses the person's partner in each round from {@code round} on, if any, among those who come later. */
    private long choose(int person, int[] busyIn, int round, int met, int degree, long gained) {
        if (round == problem.rounds) {
            return gained + score.ofPerson(person, degree) + best(person + 1, busyIn);
        }
        if ((busyIn[round] >> person & 1) == 1) {
            return choose(person, busyIn, round + 1, met, degree + 1, gained);
        }
        long best = choose(person, busyIn, round + 1, met, degree, gained);
        for (int other = person + 1; other < problem.people; other++) {
            int affinity = affinityOf[person][other];
            if (affinity >= 0 && (busyIn[round] >> other & 1) == 0 && (met >> other & 1) == 0) {
                busyIn[round] |= 1 << other;
                long more = gained + score.ofMeeting(affinity);
                best = Math.max(best, choose(person, busyIn, round + 1, met | 1 << other, degree + 1, more));
                busyIn[round] &= ~(1 << other);
            }
        }
        return best;
    }
}
