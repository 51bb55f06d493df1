package io.rondo.pairing.rounds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.util.SupplierUtil;

/**
 * Makes one round after the other the best that it can be beside the others: a maximum-weight matching (Kolmogorov's Blossom
 * V 2009, by JGraphT: fast enough for one round, and no simpler code is exact) among the edges that no other round has. A
 * pair weighs the ranks of both, higher for who has met less, times a factor that no sum of affinities can reach, plus its
 * affinity. The sets of people that some matching covers are a matroid, so a greatest sum of positive ranks covers as many people
 * as possible, and of these those who have met least.
 */
final class Polish {

    /** Few people have more whom they may still meet; a better round with a pair beyond these is rare. */
    private static final int MOST_CANDIDATES_EACH = 40;

    private final RoundProblem problem;
    private final RandomGenerator random;
    private final int[][] bestOf;
    private long looked;

    Polish(RoundProblem problem, RandomGenerator random) {
        this.problem = problem;
        this.random = random;
        this.bestOf = new int[problem.people][];
        for (int person = 0; person < problem.people; person++) {
            bestOf[person] = Arrays.stream(problem.edgesOf[person])
                    .boxed()
                    .sorted(Comparator.comparingInt(edge -> -problem.affinity[edge]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    /**
     * @param effort how many edges may be looked at
     * @return {@code start} or something better
     */
    Solution improved(Solution start, long effort) {
        Solution best = start;
        int unchanged = 0;
        int round = random.nextInt(problem.rounds);
        while (unchanged < problem.rounds && looked < effort) {
            Solution next = Solution.of(problem, remade(best.roundOf(), round));
            boolean better = next.worth().isBetterThan(best.worth());
            best = better ? next : best;
            unchanged = better ? 1 : unchanged + 1;
            round = (round + 1) % problem.rounds;
        }
        return best;
    }

    private int[] remade(int[] roundOf, int round) {
        int[] met = problem.before.clone();
        boolean[] busy = new boolean[problem.people];
        int[] remade = roundOf.clone();
        for (int edge = 0; edge < problem.edges; edge++) {
            int one = problem.one[edge];
            int other = problem.other[edge];
            if (roundOf[edge] == round) {
                busy[one] = true;
                busy[other] = true;
                remade[edge] = EdgeColouring.NONE;
            } else if (roundOf[edge] != EdgeColouring.NONE) {
                met[one]++;
                met[other]++;
            }
        }
        List<Integer> candidates = candidates(roundOf, remade, round, busy);
        looked += candidates.size();
        matching(candidates, met).forEach(edge -> remade[edge] = round);
        return remade;
    }

    /** The pairs of the round, all that the idle could have, and for each person those free that suit best. */
    private List<Integer> candidates(int[] roundOf, int[] remade, int round, boolean[] busy) {
        boolean[] taken = new boolean[problem.edges];
        for (int person = 0; person < problem.people; person++) {
            int left = busy[person] ? MOST_CANDIDATES_EACH : Integer.MAX_VALUE;
            for (int edge : bestOf[person]) {
                if (left > 0 && remade[edge] == EdgeColouring.NONE) {
                    taken[edge] = true;
                    left--;
                }
                taken[edge] |= roundOf[edge] == round;
            }
        }
        List<Integer> candidates = new ArrayList<>();
        for (int edge = 0; edge < problem.edges; edge++) {
            if (taken[edge]) {
                candidates.add(edge);
            }
        }
        return candidates;
    }

    private List<Integer> matching(List<Integer> free, int[] met) {
        if (free.isEmpty()) {
            return List.of();
        }
        long[] rank = ranks(met);
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(
                SupplierUtil.createIntegerSupplier(), SupplierUtil.createDefaultWeightedEdgeSupplier());
        // Blossom V adds vertices of its own from the supplier, so ours come from there too.
        for (int person = 0; person < problem.people; person++) {
            graph.addVertex();
        }
        long unit = (problem.people / 2 + 1L) * (RoundProblem.MOST_AFFINITY + 1);
        for (int edge : free) {
            int one = problem.one[edge];
            int other = problem.other[edge];
            long weight = unit * (rank[one] + rank[other]) + problem.affinity[edge];
            graph.setEdgeWeight(graph.addEdge(one, other), (double) weight);
        }
        // The constructor without an objective maximizes, although its documentation says otherwise: always pass it.
        var matching = new KolmogorovWeightedMatching<>(graph, ObjectiveSense.MAXIMIZE).getMatching();
        return free.stream()
                .filter(edge -> matching.getEdges().contains(graph.getEdge(problem.one[edge], problem.other[edge])))
                .toList();
    }

    /** Dense ranks from 1, the highest for whose turn it is: small numbers keep the weights exact. */
    private long[] ranks(int[] met) {
        long[] turn = new long[problem.people];
        Arrays.setAll(turn, person -> ((long) -met[person] << Integer.SIZE) + problem.claim[person]);
        long[] dense = Arrays.stream(turn).distinct().sorted().toArray();
        return Arrays.stream(turn)
                .map(own -> Arrays.binarySearch(dense, own) + 1L)
                .toArray();
    }
}
