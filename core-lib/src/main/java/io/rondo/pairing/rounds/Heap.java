package io.rondo.pairing.rounds;

/** A binary heap of nodes, the nearest first, in which a node can rise when its distance has become shorter. */
final class Heap {

    private final long[] distance;
    private final int[] heap;
    private final int[] placeOf;
    private int size;

    /** @param distance of each node; the caller changes it and then tells so */
    Heap(int nodes, long[] distance) {
        this.distance = distance;
        this.heap = new int[nodes];
        this.placeOf = new int[nodes];
    }

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int node) {
        up(size++, node);
    }

    /** The node has come nearer; one that was taken out already stays out. */
    void rise(int node) {
        int place = placeOf[node];
        if (place < size && heap[place] == node) {
            up(place, node);
        }
    }

    int pop() {
        int nearest = heap[0];
        size--;
        if (size > 0) {
            down(heap[size]);
        }
        return nearest;
    }

    private void up(int start, int node) {
        int place = start;
        while (place > 0) {
            int parent = (place - 1) / 2;
            if (distance[heap[parent]] <= distance[node]) {
                break;
            }
            put(place, heap[parent]);
            place = parent;
        }
        put(place, node);
    }

    private void down(int node) {
        int place = 0;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && distance[heap[child + 1]] < distance[heap[child]]) {
                child++;
            }
            if (distance[heap[child]] >= distance[node]) {
                break;
            }
            put(place, heap[child]);
            place = child;
        }
        put(place, node);
    }

    private void put(int place, int node) {
        heap[place] = node;
        placeOf[node] = place;
    }
}
