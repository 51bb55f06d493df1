package io.rondo.pairing.rounds;

import java.util.Arrays;

/**
 * How good a set of meetings is, in the order of aims: the number of meetings; how few people have few of them (nobody with
 * none before nobody with one, and so on: the same order as comparing the sorted meetings per person); meetings of those who were
 * left out before; affinity. The greater is the better. All numbers are doubled, since the relaxation has halves.
 *
 * @param peopleWith how many people have 0, 1, 2, … meetings at this event
 */
record Worth(int meetings, int[] peopleWith, long claims, long affinity) implements Comparable<Worth> {

    static Worth of(RoundProblem problem, boolean[] chosen) {
        int[] degree = new int[problem.people];
        int meetings = 0;
        long affinity = 0;
        for (int edge = 0; edge < problem.edges; edge++) {
            if (chosen[edge]) {
                degree[problem.one[edge]]++;
                degree[problem.other[edge]]++;
                meetings++;
                affinity += problem.affinity[edge];
            }
        }
        int[] peopleWith = new int[levels(problem)];
        long claims = 0;
        for (int person = 0; person < problem.people; person++) {
            peopleWith[problem.before[person] + degree[person]] += 2;
            claims += (long) problem.claim[person] * degree[person];
        }
        return new Worth(2 * meetings, peopleWith, 2 * claims, 2 * affinity);
    }

    static int levels(RoundProblem problem) {
        int levels = 1;
        for (int person = 0; person < problem.people; person++) {
            levels = Math.max(levels, problem.before[person] + problem.most[person] + 1);
        }
        return levels;
    }

    @Override
    public int compareTo(Worth than) {
        if (meetings != than.meetings) {
            return Integer.compare(meetings, than.meetings);
        }
        int byFairness = -Arrays.compare(peopleWith, than.peopleWith);
        if (byFairness != 0) {
            return byFairness;
        }
        return claims != than.claims ? Long.compare(claims, than.claims) : Long.compare(affinity, than.affinity);
    }

    boolean isBetterThan(Worth than) {
        return compareTo(than) > 0;
    }
}
