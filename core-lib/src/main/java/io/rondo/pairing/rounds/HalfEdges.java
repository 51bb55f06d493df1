package io.rondo.pairing.rounds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The edges of which the relaxation takes a half, and the trails they make. The trails take them away; one use each. */
final class HalfEdges {

    private final RoundProblem problem;
    private final boolean[] here;
    private final int[] countAt;
    private final int[] nextOf;
    private final List<Integer> edges = new ArrayList<>();

    HalfEdges(RoundProblem problem) {
        this.problem = problem;
        this.here = new boolean[problem.edges];
        this.countAt = new int[problem.people];
        this.nextOf = new int[problem.people];
    }

    void add(int edge) {
        here[edge] = true;
        countAt[problem.one[edge]]++;
        countAt[problem.other[edge]]++;
        edges.add(edge);
    }

    int[] all() {
        return array(edges);
    }

    /** Trails from people with an odd number of half edges, each as far as it goes, which is to another such person. */
    List<int[]> openTrails() {
        List<int[]> trails = new ArrayList<>();
        for (int start = 0; start < problem.people; start++) {
            if (countAt[start] % 2 == 1) {
                List<Integer> trail = new ArrayList<>();
                int person = start;
                for (int edge = next(person); edge >= 0; edge = next(person)) {
                    take(edge);
                    trail.add(edge);
                    person = problem.partner(edge, person);
                }
                trails.add(array(trail));
            }
        }
        return trails;
    }

    /** What is left after the open trails: one closed trail for each connected part (Hierholzer 1873). */
    List<int[]> closedTrails() {
        List<int[]> trails = new ArrayList<>();
        for (int start = 0; start < problem.people; start++) {
            if (countAt[start] > 0) {
                trails.add(circuit(start));
            }
        }
        return trails;
    }

    private int[] circuit(int start) {
        List<Integer> trail = new ArrayList<>();
        List<Integer> people = new ArrayList<>(List.of(start));
        List<Integer> taken = new ArrayList<>();
        while (!people.isEmpty()) {
            int person = people.getLast();
            int edge = next(person);
            if (edge >= 0) {
                take(edge);
                people.add(problem.partner(edge, person));
                taken.add(edge);
            } else {
                people.removeLast();
                if (!taken.isEmpty()) {
                    trail.add(taken.removeLast());
                }
            }
        }
        return array(trail);
    }

    private int next(int person) {
        int[] own = problem.edgesOf[person];
        while (nextOf[person] < own.length && !here[own[nextOf[person]]]) {
            nextOf[person]++;
        }
        return nextOf[person] == own.length ? -1 : own[nextOf[person]];
    }

    private void take(int edge) {
        here[edge] = false;
        countAt[problem.one[edge]]--;
        countAt[problem.other[edge]]--;
    }

    private static int[] array(List<Integer> list) {
        int[] array = new int[list.size()];
        Arrays.setAll(array, list::get);
        return array;
    }
}
