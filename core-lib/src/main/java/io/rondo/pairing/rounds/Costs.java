package io.rondo.pairing.rounds;

import java.util.Arrays;

/**
 * The aims below the number of meetings as one cost. An arc of the network costs what its unit is away from the best; fairness
 * outweighs claims, and claims outweigh affinity, along any cycle of the network, which is what decides whether a flow is
 * optimal: a simple cycle has at most two arcs per person and passes source and sink once.
 *
 * <p>The n-th meeting of a person costs more than the one before, so that meetings go to those who have fewest. Where it fits, one meeting of a lower level outweighs all that a cycle can change at higher ones.
 */
final class Costs {

    private static final int ARCS_AT_SOURCE_AND_SINK = 4;
    private static final int MOST_BITS = 57;

    private final RoundProblem problem;
    private final int claimShift;
    private final int fairnessShift;
    private final int lowestBefore;
    private final int mostClaim;
    private final long[] costOfLevel;

    Costs(RoundProblem problem) {
        this.problem = problem;
        this.claimShift = bits(2L * (problem.people + 1) * RoundProblem.MOST_AFFINITY);
        this.mostClaim = Arrays.stream(problem.claim).max().orElse(0);
        this.fairnessShift = claimShift + bits(ARCS_AT_SOURCE_AND_SINK * (long) (mostClaim + 1));
        this.lowestBefore = Arrays.stream(problem.before).min().orElse(0);
        this.costOfLevel = costOfLevel(Worth.levels(problem) - lowestBefore);
    }

    private long[] costOfLevel(int levels) {
        double most = Math.scalb(1.0, MOST_BITS - fairnessShift) / ARCS_AT_SOURCE_AND_SINK;
        int base = (int) Math.min(ARCS_AT_SOURCE_AND_SINK + 1.0, Math.floor(Math.pow(most, 1.0 / levels)));
        long[] costs = new long[levels];
        for (int level = 0; level < levels; level++) {
            // Too many levels for powers: any growing cost has the same optimum as long as all meetings are reached.
            costs[level] = base < 2 ? level : (long) (Math.pow(base, levels) - Math.pow(base, levels - level - 1));
        }
        return costs;
    }

    /** Of a meeting of these two. */
    long ofEdge(int edge) {
        return (long) RoundProblem.MOST_AFFINITY - problem.affinity[edge];
    }

    /** Of a person's n-th meeting in this plan, counted from 1. */
    long ofMeeting(int person, int nth) {
        int level = problem.before[person] - lowestBefore + nth - 1;
        long claim = (long) mostClaim - problem.claim[person];
        return (costOfLevel[level] << fairnessShift) + (claim << claimShift);
    }

    private static int bits(long most) {
        return Long.SIZE - Long.numberOfLeadingZeros(most);
    }
}
