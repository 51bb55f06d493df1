package io.rondo.bench.pairing;

import io.rondo.bench.pairing.Edges.Edge;
import io.rondo.pairing.Affinity;
import io.rondo.pairing.FlowEngine;
import io.rondo.pairing.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.util.SupplierUtil;

/** Who is compared: Rondo's engine and what one would otherwise write or take from a library. */
final class Contenders {

    private static final Comparator<Edge> BEST_FIRST =
            Comparator.comparingInt(Edge::affinity).reversed();

    private Contenders() {}

    /** Rondo first; what the build's profiles bring (Timefold) comes last. */
    static List<Contender> all() {
        List<Contender> all = new ArrayList<>(List.of(
                new Rondo(),
                new RoundByRound("greedy random", Contenders::random),
                new RoundByRound("greedy best-first", Contenders::bestFirst),
                new RoundByRound("JGraphT matching round by round", Contenders::matching)));
        ServiceLoader.load(Contender.class).forEach(all::add);
        return List.copyOf(all);
    }

    private static final class Rondo implements Contender {
        @Override
        public String name() {
            return "rondo";
        }

        @Override
        public List<List<Pair>> plan(Instance instance) {
            FlowEngine engine = new FlowEngine();
            return instance.running()
                    .map(running -> RoundsOfPlan.of(
                            engine.replan(running.now(), running.previous(), running.progress()),
                            running.progress().fromRound()))
                    .orElseGet(() -> RoundsOfPlan.of(engine.plan(instance.request()), 0));
        }
    }

    private static List<Edge> random(List<Edge> left, int people, int round) {
        List<Edge> order = new ArrayList<>(left);
        Collections.shuffle(order, new Random(round));
        return free(order, people);
    }

    private static List<Edge> bestFirst(List<Edge> left, int people, int round) {
        return free(left.stream().sorted(BEST_FIRST).toList(), people);
    }

    /** Those of the pairs, in their order, of whom both are still free. */
    private static List<Edge> free(List<Edge> order, int people) {
        boolean[] taken = new boolean[people];
        List<Edge> free = new ArrayList<>();
        for (Edge edge : order) {
            if (!taken[edge.a()] && !taken[edge.b()]) {
                taken[edge.a()] = true;
                taken[edge.b()] = true;
                free.add(edge);
            }
        }
        return free;
    }

    /** As many pairs as there can be in the round, and of these the greatest affinity. */
    private static List<Edge> matching(List<Edge> left, int people, int round) {
        if (left.isEmpty()) {
            return List.of();
        }
        SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(
                SupplierUtil.createIntegerSupplier(), SupplierUtil.createDefaultWeightedEdgeSupplier());
        // Blossom V adds vertices of its own from the supplier, so ours come from there too.
        for (int person = 0; person < people; person++) {
            graph.addVertex();
        }
        long morePairsFirst = (people / 2 + 1L) * (Affinity.MOST + 1);
        for (Edge edge : left) {
            graph.setEdgeWeight(graph.addEdge(edge.a(), edge.b()), (double) (morePairsFirst + edge.affinity()));
        }
        // The constructor without an objective maximizes, although its documentation says otherwise: always pass it.
        return new KolmogorovWeightedMatching<>(graph, ObjectiveSense.MAXIMIZE)
                .getMatching().getEdges().stream()
                        .map(edge -> edge(
                                graph.getEdgeSource(edge),
                                graph.getEdgeTarget(edge),
                                graph.getEdgeWeight(edge) - morePairsFirst))
                        .toList();
    }

    private static Edge edge(int one, int other, double affinity) {
        return new Edge(Math.min(one, other), Math.max(one, other), (int) Math.round(affinity));
    }
}
