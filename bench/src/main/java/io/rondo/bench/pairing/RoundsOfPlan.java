package io.rondo.bench.pairing;

import io.rondo.pairing.Pair;
import io.rondo.pairing.Plan;
import java.util.ArrayList;
import java.util.List;

/** The rounds of a plan's groups, which run side by side, as rounds of the whole evening. */
final class RoundsOfPlan {

    private RoundsOfPlan() {}

    /** @param from the first round that is wanted */
    static List<List<Pair>> of(Plan plan, int from) {
        List<List<Pair>> rounds = new ArrayList<>();
        for (Plan.Group group : plan.groups()) {
            for (int round = from; round < group.rounds().size(); round++) {
                if (round - from == rounds.size()) {
                    rounds.add(new ArrayList<>());
                }
                rounds.get(round - from).addAll(group.rounds().get(round).pairs());
            }
        }
        return rounds;
    }
}
