package io.rondo.pairing.rounds;

import java.util.Arrays;

/**
 * A flow network whose arcs carry nothing or one, and the cheapest greatest flow through it: shortest paths with potentials
 * (Edmonds and Karp 1972), and repairs of an optimal flow after an arc has been taken out or forced. Arcs lead from the
 * source to people, from these to people of the other side, and from these to the sink; costs are from 0 to {@link #MOST_COST}. Not for
 * several threads.
 */
final class Network {

    private static final int NONE = -1;
    /** The arc from the sink back to the source, of any capacity: while filling, what flows is worth more than it can cost. */
    private static final int RETURN = -2;

    /** Of a way through the network and back, all arcs together. */
    static final long MOST_COST = 1L << 58;

    private static final int SCALING_BITS = 2;
    private static final long REWARD = 1L << 60;

    final int source;
    final int sink;
    private final int nodes;
    private final int[] from;
    private final int[] to;
    private final long[] cost;
    private final int[] firstOf;
    private final int[] arcsOf;

    private boolean[] full;
    private boolean[] fixed;
    private long[] height;
    private int amount;

    private final long[] distance;
    private final int[] reachedBy;
    private final int[] seenIn;
    private final int[] touched;
    private final Heap heap;
    private int touchedCount;
    private int search;
    private boolean returning;
    private int[] lacking = {};
    private int limit;
    private long work;

    /** What changes, so that a search can come back to it. */
    record State(boolean[] full, boolean[] fixed, long[] height, int amount) {}

    /** The source is the second last node, the sink the last. */
    Network(int nodes, int[] from, int[] to, long[] cost) {
        this.nodes = nodes;
        this.source = nodes - 2;
        this.sink = nodes - 1;
        this.from = from;
        this.to = to;
        this.cost = cost;
        this.full = new boolean[from.length];
        this.fixed = new boolean[from.length];
        this.height = new long[nodes];
        this.distance = new long[nodes];
        this.reachedBy = new int[nodes];
        this.seenIn = new int[nodes];
        this.touched = new int[nodes];
        this.heap = new Heap(nodes, distance);
        this.firstOf = new int[nodes + 1];
        this.arcsOf = new int[2 * from.length];
        for (int arc = 0; arc < from.length; arc++) {
            firstOf[from[arc] + 1]++;
            firstOf[to[arc] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            firstOf[node + 1] += firstOf[node];
        }
        int[] place = Arrays.copyOf(firstOf, nodes);
        for (int arc = 0; arc < from.length; arc++) {
            arcsOf[place[from[arc]]++] = arc;
            arcsOf[place[to[arc]]++] = arc;
        }
    }

    int amount() {
        return amount;
    }

    boolean isFull(int arc) {
        return full[arc];
    }

    boolean isFixed(int arc) {
        return fixed[arc];
    }

    /** Arcs looked at so far: a measure of effort that does not hang on the machine. */
    long work() {
        return work;
    }

    State state() {
        work += from.length / 4 + 1;
        return new State(full.clone(), fixed.clone(), height.clone(), amount);
    }

    void restore(State state) {
        work += from.length / 4 + 1;
        full = state.full.clone();
        fixed = state.fixed.clone();
        height = state.height.clone();
        amount = state.amount;
    }

    /**
     * Sends as much as possible, up to {@code limit}, from source to sink at the least cost: by cost scaling (Goldberg and
     * Tarjan 1990) until no arc is more than a unit of cost wrong, and by shortest paths for what is left of that.
     */
    void fill(int limit) {
        this.limit = limit;
        int[] excess = new int[nodes];
        int[] nextOf = new int[nodes];
        for (long error = REWARD; error >= 1; error >>= SCALING_BITS) {
            correct(excess);
            settle(excess, nextOf, error);
        }
        correct(excess);
        returning = true;
        for (int node = 0; node < nodes; node++) {
            while (excess[node] > 0) {
                int end = nearestLack(node, excess);
                excess[node]--;
                excess[end]++;
            }
        }
        returning = false;
    }

    /** Changes every arc that is cheaper the other way, whoever then has too much or too little. */
    private void correct(int[] excess) {
        work += from.length;
        for (int arc = 0; arc < from.length; arc++) {
            long reduced = cost[arc] + height[from[arc]] - height[to[arc]];
            if (full[arc] ? reduced > 0 : reduced < 0) {
                int sign = full[arc] ? -1 : 1;
                excess[from[arc]] -= sign;
                excess[to[arc]] += sign;
                full[arc] = !full[arc];
            }
        }
        long reduced = height[sink] - height[source] - REWARD;
        int change = reduced < 0 ? limit - amount : reduced > 0 ? -amount : 0;
        amount += change;
        excess[sink] -= change;
        excess[source] += change;
    }

    /** Moves what is too much along arcs that are cheap enough, lowering nodes that have none, until nobody has too much. */
    private void settle(int[] excess, int[] nextOf, long error) {
        int[] queue = new int[nodes + 1];
        boolean[] queued = new boolean[nodes];
        int head = 0;
        int tail = 0;
        for (int node = 0; node < nodes; node++) {
            nextOf[node] = firstOf[node];
            if (excess[node] > 0) {
                queued[node] = true;
                queue[tail++] = node;
            }
        }
        while (head != tail) {
            int node = queue[head];
            head = head == nodes ? 0 : head + 1;
            queued[node] = false;
            while (excess[node] > 0) {
                int next = pushed(node, excess, nextOf);
                if (next == NONE) {
                    lower(node, error);
                    nextOf[node] = firstOf[node];
                } else if (excess[next] > 0 && !queued[next]) {
                    queued[next] = true;
                    queue[tail] = next;
                    tail = tail == nodes ? 0 : tail + 1;
                }
            }
        }
    }

    /** Where a unit, or from sink and source all, of the excess went; {@link #NONE} when no arc is cheap enough. */
    private int pushed(int node, int[] excess, int[] nextOf) {
        if (node == sink && amount < limit && height[sink] - height[source] < REWARD) {
            return returned(excess, Math.min(excess[sink], limit - amount));
        }
        if (node == source && amount > 0 && height[sink] - height[source] > REWARD) {
            returned(excess, -Math.min(excess[source], amount));
            return sink;
        }
        for (; nextOf[node] < firstOf[node + 1]; nextOf[node]++) {
            int arc = arcsOf[nextOf[node]];
            work++;
            boolean forward = from[arc] == node;
            if (forward == full[arc]) {
                continue;
            }
            int next = forward ? to[arc] : from[arc];
            if ((forward ? cost[arc] : -cost[arc]) + height[node] < height[next]) {
                full[arc] = !full[arc];
                excess[node]--;
                excess[next]++;
                return next;
            }
        }
        return NONE;
    }

    private int returned(int[] excess, int units) {
        amount += units;
        excess[sink] -= units;
        excess[source] += units;
        return source;
    }

    private void lower(int node, long error) {
        long least = Long.MAX_VALUE;
        work += firstOf[node + 1] - firstOf[node];
        for (int at = firstOf[node]; at < firstOf[node + 1]; at++) {
            int arc = arcsOf[at];
            boolean forward = from[arc] == node;
            if (forward != full[arc]) {
                int next = forward ? to[arc] : from[arc];
                least = Math.min(least, (forward ? cost[arc] : -cost[arc]) - height[next]);
            }
        }
        if (node == sink && amount < limit) {
            least = Math.min(least, -REWARD - height[source]);
        } else if (node == source && amount > 0) {
            least = Math.min(least, REWARD - height[sink]);
        }
        height[node] = -least - error;
    }

    /** Sends a unit to the nearest node that has too little. */
    private int nearestLack(int start, int[] excess) {
        lacking = excess;
        int end = search(start, NONE);
        require(end != NONE);
        flip(start, end);
        return end;
    }

    /** Takes one unit back, the dearest. */
    void lower() {
        if (!augment(sink, source)) {
            throw new IllegalStateException("nothing flows");
        }
        amount--;
    }

    /** Takes the arc out; what it carried finds the cheapest other way, or is lost. */
    void exclude(int arc) {
        fixed[arc] = true;
        if (!full[arc]) {
            return;
        }
        full[arc] = false;
        if (!augment(from[arc], to[arc])) {
            require(augment(from[arc], source) && augment(sink, to[arc]));
            amount--;
        }
    }

    /** Makes the arc carry one for good; false when nothing that was fixed before allows it. */
    boolean include(int arc) {
        if (full[arc]) {
            fixed[arc] = true;
            return true;
        }
        fixed[arc] = true;
        full[arc] = true;
        if (augment(to[arc], from[arc])) {
            return true;
        }
        if (augment(to[arc], source) && augment(sink, from[arc])) {
            amount--;
            return true;
        }
        return false;
    }

    private boolean augment(int start, int end) {
        boolean found = search(start, end) != NONE;
        if (found) {
            flip(start, end);
        }
        return found;
    }

    private void flip(int start, int end) {
        for (int node = end; node != start; ) {
            int arc = reachedBy[node];
            if (arc == RETURN) {
                amount += node == source ? 1 : -1;
                node = node == source ? sink : source;
            } else {
                full[arc] = !full[arc];
                node = from[arc] == node ? to[arc] : from[arc];
            }
        }
    }

    /**
     * Dijkstra's shortest path on reduced costs up to {@code end}, or to who has too little; afterwards all arcs of that path are
     * tight.
     */
    private int search(int start, int end) {
        search++;
        touchedCount = 0;
        heap.clear();
        reach(start, 0, NONE);
        while (!heap.isEmpty()) {
            int node = heap.pop();
            if (node == end || (returning && lacking[node] < 0)) {
                lift(distance[node]);
                return node;
            }
            long here = distance[node] + height[node];
            work += firstOf[node + 1] - firstOf[node];
            for (int at = firstOf[node]; at < firstOf[node + 1]; at++) {
                int arc = arcsOf[at];
                boolean forward = from[arc] == node;
                if (forward == full[arc] || fixed[arc]) {
                    continue;
                }
                int next = forward ? to[arc] : from[arc];
                reach(next, here + (forward ? cost[arc] : -cost[arc]) - height[next], arc);
            }
            if (returning && node == sink && amount < limit) {
                reach(source, here - REWARD - height[source], RETURN);
            } else if (returning && node == source && amount > 0) {
                reach(sink, here + REWARD - height[sink], RETURN);
            }
        }
        return NONE;
    }

    private void reach(int node, long at, int arc) {
        if (seenIn[node] != search) {
            seenIn[node] = search;
            touched[touchedCount++] = node;
            distance[node] = at;
            reachedBy[node] = arc;
            heap.add(node);
        } else if (at < distance[node]) {
            distance[node] = at;
            reachedBy[node] = arc;
            heap.rise(node);
        }
    }

    private void lift(long reached) {
        for (int i = 0; i < touchedCount; i++) {
            int node = touched[i];
            if (distance[node] < reached) {
                height[node] += distance[node] - reached;
            }
        }
    }

    private static void require(boolean found) {
        if (!found) {
            throw new IllegalStateException("a unit of flow has no way back");
        }
    }
}
