package io.rondo.pairing.rounds;

import java.util.random.RandomGenerator;

/**
 * Branch and bound (Land and Doig 1960) over which edges are chosen: where the relaxation has halves, or its choice cannot be
 * coloured, one edge is decided both ways, and each way is relaxed again, from the optimum before, by a shortest path or two. What
 * cannot be better than the best so far is left. When the search ends by itself, the best is proven to be the optimum in all aims; large
 * problems run out of effort first, which is counted in arcs, so that the same input gives the same plan on any machine.
 */
final class Search {

    private static final long COLOURING_STEPS_PER_EDGE = 60;

    private final RoundProblem problem;
    private final Relaxation relaxation;
    private final RandomGenerator random;
    private final long mostWork;
    private long workOfColouring;
    private boolean outOfEffort;
    private Solution best;

    /** @param relaxation solved */
    Search(RoundProblem problem, Relaxation relaxation, Solution start, RandomGenerator random, long effort) {
        this.problem = problem;
        this.relaxation = relaxation;
        this.best = start;
        this.random = random;
        this.mostWork = relaxation.work() + effort;
    }

    /** Whether the best is proven to be. */
    boolean run() {
        explore();
        return !outOfEffort;
    }

    Solution best() {
        return best;
    }

    private void explore() {
        if (outOfEffort || relaxation.work() + workOfColouring > mostWork) {
            outOfEffort = true;
            return;
        }
        Worth bound = relaxation.bound();
        if (!bound.isBetterThan(best.worth())) {
            return;
        }
        Relaxation.Rounded rounded = relaxation.rounded();
        EdgeColouring colouring = new EdgeColouring(problem, problem.rounds, random);
        boolean coloured = colouring.colour(rounded.chosen(), COLOURING_STEPS_PER_EDGE * problem.edges);
        workOfColouring += 4L * problem.edges + colouring.steps();
        Solution here = Solution.of(problem, colouring.roundOf());
        best = here.worth().isBetterThan(best.worth()) ? here : best;
        if (!bound.isBetterThan(best.worth())) {
            return;
        }
        int edge = undecided(rounded, coloured, colouring.roundOf());
        if (edge >= 0) {
            branch(edge);
        }
    }

    private void branch(int edge) {
        Network.State state = relaxation.state();
        relaxation.exclude(edge);
        explore();
        relaxation.restore(state);
        if (relaxation.include(edge)) {
            explore();
        }
        relaxation.restore(state);
    }

    /** A half edge if there is one, else one that found no round, else any that is chosen; -1 when all is decided. */
    private int undecided(Relaxation.Rounded rounded, boolean coloured, int[] roundOf) {
        for (int edge : rounded.undecided()) {
            if (!relaxation.isDecided(edge)) {
                return edge;
            }
        }
        int any = -1;
        for (int edge = 0; edge < problem.edges; edge++) {
            if (rounded.chosen()[edge] && !relaxation.isDecided(edge)) {
                any = edge;
                if (!coloured && roundOf[edge] == EdgeColouring.NONE) {
                    return edge;
                }
            }
        }
        return any;
    }
}
