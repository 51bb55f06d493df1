package io.rondo.bench.pairing;

import io.rondo.pairing.FlowEngine;
import io.rondo.pairing.Pair;
import io.rondo.pairing.PairingRequest;
import io.rondo.pairing.Participant;
import io.rondo.pairing.Plan;
import io.rondo.pairing.Progress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An evening to be planned.
 *
 * @param request what is to be planned by whoever plans from nothing
 * @param running the evening that this is the rest of; empty for a whole one
 */
public record Instance(String name, PairingRequest request, Optional<Running> running) {

    /** An evening under way that is planned again. */
    public record Running(PairingRequest now, Plan previous, Progress progress) {}

    Instance(String name, PairingRequest request) {
        this(name, request, Optional.empty());
    }

    /** The rest of this evening after so many rounds, when the first of the people has left. */
    Instance afterOneLeft(int roundsOver) {
        Plan plan = new FlowEngine().plan(request);
        Set<Pair> met = new HashSet<>();
        plan.groups()
                .forEach(
                        group -> group.rounds().stream().limit(roundsOver).forEach(round -> met.addAll(round.pairs())));
        List<Participant> here =
                request.participants().subList(1, request.participants().size());
        PairingRequest now = request.toBuilder().participants(here).build();
        PairingRequest rest = now.toBuilder()
                .alreadyMet(met)
                .rounds(request.rounds() - roundsOver)
                .build();
        return new Instance(
                "re-plan after one leaves, " + name,
                rest,
                Optional.of(new Running(now, plan, new Progress(roundsOver, roundsOver, met))));
    }
}
