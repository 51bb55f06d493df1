package io.rondo.bench.pairing;

import io.rondo.bench.pairing.Edges.Edge;
import io.rondo.pairing.Pair;
import io.rondo.pairing.PairingRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Fills one round after the other from the pairs that have not met, without looking ahead. After a minute it has had its chance:
 * the rounds that are left stay empty.
 */
final class RoundByRound implements Contender {

    private static final long MOST_NANOS = 60_000_000_000L;

    private final String name;
    private final Filling filling;

    /** Chooses the pairs of the next round. */
    interface Filling {

        /**
         * @param left who may still meet
         * @param round from 0
         * @return some of {@code left}, nobody in two of them
         */
        List<Edge> fill(List<Edge> left, int people, int round);
    }

    RoundByRound(String name, Filling filling) {
        this.name = name;
        this.filling = filling;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<List<Pair>> plan(Instance instance) {
        PairingRequest request = instance.request();
        long began = System.nanoTime();
        Edges edges = Edges.of(request);
        List<Edge> left = edges.all();
        List<List<Pair>> rounds = new ArrayList<>();
        for (int round = 0; round < request.rounds() && System.nanoTime() - began < MOST_NANOS; round++) {
            List<Edge> filled = filling.fill(left, edges.people().size(), round);
            rounds.add(filled.stream().map(edges::pair).toList());
            HashSet<Edge> met = new HashSet<>(filled);
            left = left.stream().filter(edge -> !met.contains(edge)).toList();
        }
        return rounds;
    }
}
