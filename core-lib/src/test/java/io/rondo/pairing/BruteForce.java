package io.rondo.pairing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The greatest number of meetings that any plan reaches, by trying all; for few people. */
final class BruteForce {

    private record State(long edges, int rounds) {}

    private final int people;
    private final int[][] edgeAt;
    private final List<int[]> ends = new ArrayList<>();
    private final Map<State, Integer> known = new HashMap<>();

    private BruteForce(int people) {
        this.people = people;
        this.edgeAt = new int[people][people];
        for (int a = 0; a < people; a++) {
            for (int b = a + 1; b < people; b++) {
                edgeAt[a][b] = edgeAt[b][a] = ends.size();
                ends.add(new int[] {a, b});
            }
        }
    }

    static int mostMeetings(MeetingGraph graph, int rounds) {
        BruteForce search = new BruteForce(graph.size());
        long edges = 0;
        for (int edge = 0; edge < search.ends.size(); edge++) {
            int[] ends = search.ends.get(edge);
            edges |= graph.mayMeet(ends[0], ends[1]) ? 1L << edge : 0;
        }
        return search.most(edges, rounds);
    }

    private int most(long edges, int rounds) {
        if (rounds == 0 || edges == 0) {
            return 0;
        }
        State state = new State(edges, rounds);
        Integer before = known.get(state);
        if (before != null) {
            return before;
        }
        int bound = Math.min(Long.bitCount(edges), rounds * (people / 2));
        int most = mostFrom(0, 0, edges, 0L, 0, rounds, bound, 0);
        known.put(state, most);
        return most;
    }

    /** Chooses a round's pairs person by person, then goes on with the rounds left. */
    private int mostFrom(
            int person, int busy, long edges, long chosen, int pairs, int rounds, int bound, int bestSoFar) {
        if (bestSoFar == bound) {
            return bestSoFar;
        }
        if (person == people) {
            return Math.max(bestSoFar, pairs + most(edges & ~chosen, rounds - 1));
        }
        int best = mostFrom0(person, busy, edges, chosen, pairs, rounds, bound, bestSoFar);
        return mostFrom(person + 1, busy, edges, chosen, pairs, rounds, bound, best);
    }

    private int mostFrom0(
            int person, int busy, long edges, long chosen, int pairs, int rounds, int bound, int bestSoFar) {
        int best = bestSoFar;
        for (int other = person + 1; other < people && (busy >> person & 1) == 0; other++) {
            long edge = 1L << edgeAt[person][other];
            if ((busy >> other & 1) == 0 && (edges & edge) != 0) {
                int both = busy | 1 << person | 1 << other;
                best = mostFrom(person + 1, both, edges, chosen | edge, pairs + 1, rounds, bound, best);
            }
        }
        return best;
    }
}
