package io.rondo.pairing;

import io.rondo.pairing.Schedule.Meeting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.jgrapht.alg.interfaces.MatchingAlgorithm.Matching;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.util.SupplierUtil;

/**
 * Schedules for any graph: in each round a maximum-weight matching (Kolmogorov's Blossom V, by JGraphT: about 0.1 s for 300
 * people who all may meet) among those who may still meet.
 *
 * <p>Each person's turn is a rank from 1, and a pair weighs both ranks, times a factor that no sum of affinities can reach,
 * plus its affinity. The sets of people that some matching covers are a matroid, so a greatest sum of positive ranks covers as
 * many people as possible, and of these the ones whose turn comes first: cardinality, fairness and affinity in one weight.
 */
final class RoundByRound {

    /** Whose rank is highest. */
    enum Strategy {
        /** Who has met fewest: fair after every round. */
        FEWEST_MET_FIRST,
        /** Who has most still to meet for the rounds left: loses fewer meetings where some people have many partners. */
        MOST_TO_MEET_FIRST
    }

    private record Rank(int stillToMeet, Turn turn) implements Comparable<Rank> {
        @Override
        public int compareTo(Rank other) {
            int byStillToMeet = Integer.compare(stillToMeet, other.stillToMeet);
            return byStillToMeet != 0 ? byStillToMeet : -turn.compareTo(other.turn);
        }
    }

    private final MeetingGraph graph;
    private final int[] metHere;
    private final RandomGenerator random;

    RoundByRound(MeetingGraph graph, int[] metHere, RandomGenerator random) {
        this.graph = graph;
        this.metHere = metHere;
        this.random = random;
    }

    Schedule schedule(List<Integer> members, int rounds, Strategy strategy) {
        // Among matchings of the same weight the order decides, and so the seed does.
        List<Integer> order = new ArrayList<>(members);
        Collections.shuffle(order, java.util.Random.from(random));
        int[] met = metHere.clone();
        MeetingGraph left = graph;
        Schedule schedule = Schedule.EMPTY;
        for (int round = 0; round < rounds; round++) {
            Schedule next = new Schedule(List.of(matching(left, order, met, rounds - round, strategy)));
            next.count(met);
            left = left.without(next);
            schedule = schedule.then(next);
        }
        return schedule.trimmed();
    }

    /** The best round of those given, who all are free in it. */
    static List<Meeting> matching(
            MeetingGraph graph, List<Integer> order, int[] met, int roundsLeft, Strategy strategy) {
        int[] rankAt = ranks(order, person -> {
            Turn turn = Turn.of(graph.person(person), met[person]);
            int stillToMeet =
                    strategy == Strategy.FEWEST_MET_FIRST ? 0 : Math.min(graph.degreeAmong(person, order), roundsLeft);
            return new Rank(stillToMeet, turn);
        });
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> edges = new SimpleWeightedGraph<>(
                SupplierUtil.createIntegerSupplier(), SupplierUtil.createDefaultWeightedEdgeSupplier());
        // Blossom V adds vertices of its own from the supplier, so ours come from there too: places in the order.
        order.forEach(person -> edges.addVertex());
        long unit = (order.size() / 2 + 1L) * (Affinity.MOST + 1);
        for (int a = 0; a < order.size(); a++) {
            for (int b = a + 1; b < order.size(); b++) {
                int one = order.get(a);
                int other = order.get(b);
                if (graph.mayMeet(one, other)) {
                    long weight = unit * (rankAt[a] + rankAt[b]) + graph.affinity(one, other);
                    edges.setEdgeWeight(edges.addEdge(a, b), (double) weight);
                }
            }
        }
        if (edges.edgeSet().isEmpty()) {
            return List.of();
        }
        // The constructor without an objective maximizes, although its documentation says otherwise: always pass it.
        Matching<Integer, DefaultWeightedEdge> matching =
                new KolmogorovWeightedMatching<>(edges, ObjectiveSense.MAXIMIZE).getMatching();
        return matching.getEdges().stream()
                .map(edge -> meeting(order.get(edges.getEdgeSource(edge)), order.get(edges.getEdgeTarget(edge))))
                .sorted(Comparator.comparingInt(Meeting::a))
                .toList();
    }

    private static Meeting meeting(int one, int other) {
        return new Meeting(Math.min(one, other), Math.max(one, other));
    }

    /** Dense ranks from 1 of people in this order, the highest for whose turn it is: small numbers keep the weights exact. */
    private static int[] ranks(List<Integer> order, IntFunction<Rank> rankOf) {
        List<Rank> ranks = order.stream().map(rankOf::apply).toList();
        List<Rank> dense = ranks.stream().distinct().sorted().toList();
        return ranks.stream()
                .mapToInt(rank -> Collections.binarySearch(dense, rank) + 1)
                .toArray();
    }
}
