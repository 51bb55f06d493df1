package io.rondo.bench.pairing;

import io.rondo.pairing.Pair;
import io.rondo.pairing.PairingRequest;
import io.rondo.pairing.Participant;
import java.util.ArrayList;
import java.util.List;

/** The people of a request as numbers from 0, and the pairs of them that may meet, each with its affinity. */
record Edges(List<Participant> people, List<Edge> all) {

    /** Two people who may meet; {@code a} is the smaller number. */
    record Edge(int a, int b, int affinity) {}

    static Edges of(PairingRequest request) {
        List<Participant> people = request.participants();
        List<Edge> all = new ArrayList<>();
        for (int a = 0; a < people.size(); a++) {
            for (int b = a + 1; b < people.size(); b++) {
                Participant one = people.get(a);
                Participant other = people.get(b);
                if (request.mode().suits(one, other)) {
                    Pair pair = new Pair(one.id(), other.id());
                    if (!request.forbidden().contains(pair)
                            && !request.alreadyMet().contains(pair)) {
                        all.add(new Edge(a, b, request.affinity().between(one, other)));
                    }
                }
            }
        }
        return new Edges(people, all);
    }

    Pair pair(Edge edge) {
        return new Pair(people.get(edge.a()).id(), people.get(edge.b()).id());
    }
}
