package io.rondo.bench.pairing;

import io.rondo.pairing.Pair;
import java.util.List;

/** A way to plan an evening. Stateless: the same instance gives the same rounds. */
public interface Contender {

    String name();

    /** The pairs of each round that is to be planned. */
    List<List<Pair>> plan(Instance instance);
}
