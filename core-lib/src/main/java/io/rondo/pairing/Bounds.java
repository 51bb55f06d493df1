package io.rondo.pairing;

import org.jgrapht.alg.flow.DinicMFImpl;
import org.jgrapht.alg.matching.SparseEdmondsMaximumCardinalityMatching;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.jgrapht.graph.SimpleGraph;

/** What no plan can exceed, whatever engine makes it. */
final class Bounds {

    private Bounds() {}

    /**
     * An upper bound on the meetings of the people of {@code graph} in so many rounds and in groups of at most
     * {@code largestGroup}: nobody meets more often than there are rounds, partners, or others in a group (the fractional
     * b-matching, as a flow through the graph's bipartite double cover; exact for two sides), and a round has no more pairs
     * than a maximum matching.
     *
     * @param reached a number of meetings that is known to be possible; the work stops where the bound comes down to it
     */
    static int meetings(MeetingGraph graph, int rounds, int largestGroup, int reached) {
        int[] most = new int[graph.size()];
        long sum = 0;
        int someone = 0;
        for (int person = 0; person < most.length; person++) {
            most[person] = Math.min(Math.min(graph.degree(person), rounds), largestGroup - 1);
            sum += most[person];
            someone += most[person] > 0 ? 1 : 0;
        }
        long bound = Math.min(sum / 2, (long) rounds * (someone / 2));
        if (bound > reached) {
            bound = Math.min(bound, flow(graph, most) / 2);
        }
        if (bound > reached) {
            bound = Math.min(bound, (long) rounds * maximumMatching(graph));
        }
        return (int) bound;
    }

    private static long flow(MeetingGraph graph, int[] most) {
        int size = graph.size();
        int source = 2 * size;
        int sink = source + 1;
        SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> network =
                new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
        for (int vertex = 0; vertex <= sink; vertex++) {
            network.addVertex(vertex);
        }
        for (int person = 0; person < size; person++) {
            network.setEdgeWeight(network.addEdge(source, person), most[person]);
            network.setEdgeWeight(network.addEdge(size + person, sink), most[person]);
            for (int other = 0; other < size; other++) {
                if (graph.mayMeet(person, other)) {
                    network.addEdge(person, size + other);
                }
            }
        }
        return Math.round(new DinicMFImpl<>(network).getMaximumFlowValue(source, sink));
    }

    private static int maximumMatching(MeetingGraph graph) {
        SimpleGraph<Integer, DefaultEdge> edges = new SimpleGraph<>(DefaultEdge.class);
        for (int person = 0; person < graph.size(); person++) {
            edges.addVertex(person);
            for (int other = 0; other < person; other++) {
                if (graph.mayMeet(person, other)) {
                    edges.addEdge(person, other);
                }
            }
        }
        return new SparseEdmondsMaximumCardinalityMatching<>(edges)
                .getMatching()
                .getEdges()
                .size();
    }
}
