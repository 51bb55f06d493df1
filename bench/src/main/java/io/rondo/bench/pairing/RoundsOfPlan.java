package io.rondo.bench.pairing;

import io.rondo.pairing.Pair;
import io.rondo.pairing.Plan;
import java.util.ArrayList;
import java.util.List;

/** The rounds of a plan's groups, which run side by side, as rounds of the whole evening. */
final class RoundsOfPlan {

    private RoundsOfPlan() {}

    static List<List<Pair>> of(Plan plan) {
        List<List<Pair>> rounds = new ArrayList<>();
        for (Plan.Group group : plan.groups()) {
            for (int round = 0; round < group.rounds().size(); round++) {
                if (round == rounds.size()) {
                    rounds.add(new ArrayList<>());
                }
                rounds.get(round).addAll(group.rounds().get(round).pairs());
            }
        }
        return rounds;
    }
}
