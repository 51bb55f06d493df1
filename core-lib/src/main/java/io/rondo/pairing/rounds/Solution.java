package io.rondo.pairing.rounds;

/**
 * Which edges meet, and when.
 *
 * @param roundOf the round of each edge, from 0, or {@link EdgeColouring#NONE}
 */
record Solution(int[] roundOf, Worth worth) {

    static Solution of(RoundProblem problem, int[] roundOf) {
        boolean[] chosen = new boolean[problem.edges];
        for (int edge = 0; edge < problem.edges; edge++) {
            chosen[edge] = roundOf[edge] != EdgeColouring.NONE;
        }
        return new Solution(roundOf.clone(), Worth.of(problem, chosen));
    }
}
