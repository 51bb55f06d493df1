package io.rondo.bench.pairing;

import io.rondo.pairing.Pair;
import io.rondo.pairing.PairingRequest;
import java.util.List;

/** A way to plan an evening. Stateless: the same request gives the same rounds. */
interface Contender {

    String name();

    /** The pairs of each round. */
    List<List<Pair>> plan(PairingRequest request);
}
