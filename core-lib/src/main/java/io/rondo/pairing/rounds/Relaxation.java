package io.rondo.pairing.rounds;

import java.util.Arrays;
import java.util.Optional;

/**
 * The problem without rounds and, where it has not two sides, with halves: which edges to choose so that nobody has more than one
 * per round. What it reaches, no plan can exceed.
 *
 * <p>With two sides it is a flow from one side to the other, always integral, and König's theorem gives each chosen edge its
 * round: the relaxation is exact. Otherwise it is the flow through the bipartite double cover (each person once on either side,
 * each edge twice), whose optimum has edges chosen twice, once or not at all; chosen once is a half.
 */
final class Relaxation {

    private final RoundProblem problem;
    private final boolean twoSided;
    private final Network network;
    private final int mostFlow;

    /** What comes out when halves are rounded; {@code undecided} are edges that were halves, those that cost something first. */
    record Rounded(boolean[] chosen, int[] undecided) {}

    Relaxation(RoundProblem problem) {
        this.problem = problem;
        Optional<boolean[]> sides = problem.sides();
        this.twoSided = sides.isPresent();
        Costs costs = new Costs(problem);
        Arcs arcs = new Arcs();
        int people = problem.people;
        int source = twoSided ? people : 2 * people;
        for (int edge = 0; edge < problem.edges; edge++) {
            int one = problem.one[edge];
            int other = problem.other[edge];
            if (twoSided) {
                boolean turned = sides.get()[one];
                arcs.add(turned ? other : one, turned ? one : other, costs.ofEdge(edge));
            } else {
                arcs.add(one, people + other, costs.ofEdge(edge));
                arcs.add(other, people + one, costs.ofEdge(edge));
            }
        }
        for (int person = 0; person < people; person++) {
            for (int nth = 1; nth <= problem.most[person]; nth++) {
                long cost = costs.ofMeeting(person, nth);
                if (!twoSided || !sides.get()[person]) {
                    arcs.add(source, person, cost);
                }
                if (!twoSided || sides.get()[person]) {
                    arcs.add(twoSided ? person : people + person, source + 1, cost);
                }
            }
        }
        this.network = arcs.network(source + 2);
        this.mostFlow = twoSided ? Arrays.stream(problem.most).sum() : 2 * mostOfOddSets(problem);
    }

    /**
     * In each round somebody of an odd number of people meets nobody among them (Edmonds' odd sets): so many meetings at most
     * among all but the {@code few} with fewest partners, and those few have at most their partners.
     */
    static int mostOfOddSets(RoundProblem problem) {
        int[] fewestFirst = Arrays.stream(problem.most).sorted().toArray();
        int most = Integer.MAX_VALUE;
        int ofFew = 0;
        for (int few = 0; few < problem.people; few++) {
            int others = problem.people - few;
            if (others % 2 == 1) {
                most = Math.min(most, problem.rounds * (others / 2) + ofFew);
            }
            ofFew += fewestFirst[few];
        }
        return most;
    }

    void solve() {
        network.fill(mostFlow);
        settle();
    }

    /** An odd amount in the double cover has half a meeting too much. */
    private void settle() {
        while (!twoSided && (network.amount() % 2 != 0 || network.amount() > mostFlow)) {
            network.lower();
        }
    }

    boolean isTwoSided() {
        return twoSided;
    }

    /** The most meetings that are possible. */
    int meetings() {
        return twoSided ? network.amount() : network.amount() / 2;
    }

    long work() {
        return network.work();
    }

    Network.State state() {
        return network.state();
    }

    void restore(Network.State state) {
        network.restore(state);
    }

    boolean isDecided(int edge) {
        return network.isFixed(twoSided ? edge : 2 * edge);
    }

    /** Decides that the edge is not chosen. */
    void exclude(int edge) {
        if (twoSided) {
            network.exclude(edge);
        } else {
            network.exclude(2 * edge);
            network.exclude(2 * edge + 1);
        }
        settle();
    }

    /** Decides that the edge is chosen; false when that contradicts what was decided before. */
    boolean include(int edge) {
        boolean possible =
                twoSided ? network.include(edge) : network.include(2 * edge) && network.include(2 * edge + 1);
        if (possible) {
            settle();
        }
        return possible;
    }

    /** 0, 1 or 2 halves. */
    private int halves(int edge) {
        if (twoSided) {
            return network.isFull(edge) ? 2 : 0;
        }
        return (network.isFull(2 * edge) ? 1 : 0) + (network.isFull(2 * edge + 1) ? 1 : 0);
    }

    /** No choice of edges that agrees with what was decided is worth more. */
    Worth bound() {
        int[] out = new int[problem.people];
        int[] in = new int[problem.people];
        long affinity = 0;
        for (int edge = 0; edge < problem.edges; edge++) {
            int one = problem.one[edge];
            int other = problem.other[edge];
            boolean there = network.isFull(twoSided ? edge : 2 * edge);
            boolean back = twoSided ? there : network.isFull(2 * edge + 1);
            affinity += (long) problem.affinity[edge] * ((there ? 1 : 0) + (back ? 1 : 0));
            out[one] += there ? 1 : 0;
            in[other] += there ? 1 : 0;
            out[other] += back ? 1 : 0;
            in[one] += back ? 1 : 0;
        }
        int[] peopleWith = new int[Worth.levels(problem)];
        long claims = 0;
        for (int person = 0; person < problem.people; person++) {
            peopleWith[problem.before[person] + out[person]]++;
            peopleWith[problem.before[person] + in[person]]++;
            claims += (long) problem.claim[person] * (out[person] + in[person]);
        }
        return new Worth(2 * meetings(), peopleWith, claims, affinity);
    }

    /**
     * Rounds halves along trails of half edges, up and down in turn: that keeps everybody's meetings, and since the flow is
     * optimal, its worth. Only a closed trail of odd length loses half a meeting.
     */
    Rounded rounded() {
        boolean[] chosen = new boolean[problem.edges];
        HalfEdges half = new HalfEdges(problem);
        for (int edge = 0; edge < problem.edges; edge++) {
            int halves = halves(edge);
            chosen[edge] = halves == 2;
            if (halves == 1) {
                half.add(edge);
            }
        }
        int[] undecided = half.all();
        boolean up = true;
        for (int[] trail : half.openTrails()) {
            for (int i = 0; i < trail.length; i++) {
                chosen[trail[i]] = up == (i % 2 == 0);
            }
            up ^= trail.length % 2 == 1;
        }
        for (int[] trail : half.closedTrails()) {
            boolean odd = trail.length % 2 == 1;
            for (int i = 0; i < trail.length; i++) {
                chosen[trail[i]] = odd == (i % 2 == 1);
            }
            undecided = odd ? trail : undecided;
        }
        return new Rounded(chosen, undecided);
    }

    private static final class Arcs {
        private int[] from = new int[1_024];
        private int[] to = new int[1_024];
        private long[] cost = new long[1_024];
        private int size;

        void add(int tail, int head, long price) {
            if (size == from.length) {
                from = Arrays.copyOf(from, 2 * size);
                to = Arrays.copyOf(to, 2 * size);
                cost = Arrays.copyOf(cost, 2 * size);
            }
            from[size] = tail;
            to[size] = head;
            cost[size++] = price;
        }

        Network network(int nodes) {
            return new Network(nodes, Arrays.copyOf(from, size), Arrays.copyOf(to, size), Arrays.copyOf(cost, size));
        }
    }
}
