package io.rondo.intro;

import io.rondo.pairing.Affinity;
import io.rondo.pairing.Mode;
import io.rondo.pairing.Pair;
import io.rondo.pairing.PairingEngine;
import io.rondo.pairing.PairingRequest;
import io.rondo.pairing.Participant;
import io.rondo.pairing.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who is introduced to whom, once. As many as can be meet somebody new, by the pairing engine; who is over joins two who are both
 * new to them. Only whom nobody new is left for meets somebody again, those first whom they met least often. The last one over
 * joins any two that they may meet, or is left out and comes first next time. Three at a time only where everyone may meet
 * everyone. Pure; the same for the same seed.
 */
final class Matchmaker {

    private final PairingEngine engine;

    /** What is asked: who is there, who must not meet, how often two have been introduced before. */
    record Asked(List<Participant> people, Mode mode, Set<Pair> forbidden, Map<Pair, Integer> times, long seed) {}

    /**
     * @param together twos and threes
     * @param leftOut who is introduced to nobody
     */
    record Introduced(List<List<UUID>> together, List<UUID> leftOut) {}

    Matchmaker(PairingEngine engine) {
        this.engine = engine;
    }

    Introduced introduce(Asked asked) {
        Round round = new Round(asked);
        round.pair(asked.people(), asked.times().keySet());
        round.joinTwo(true);
        round.pair(round.left(), Set.of());
        round.joinTwo(false);
        return new Introduced(
                round.together.stream().map(List::copyOf).toList(),
                round.left().stream().map(Participant::id).toList());
    }

    private final class Round {
        private final Asked asked;
        private final List<List<UUID>> together = new ArrayList<>();
        private final Set<UUID> placed = new HashSet<>();

        Round(Asked asked) {
            this.asked = asked;
        }

        /** Longest waiting first. */
        List<Participant> left() {
            return asked.people().stream()
                    .filter(person -> !placed.contains(person.id()))
                    .sorted(Comparator.comparing(
                                    (Participant person) -> -person.standing().timesLeftOut())
                            .thenComparing(Participant::id))
                    .toList();
        }

        void pair(List<Participant> people, Set<Pair> met) {
            if (people.size() < 2) {
                return;
            }
            int rarest = asked.times().values().stream().min(Integer::compareTo).orElse(0);
            Set<Pair> often = asked.times().entrySet().stream()
                    .filter(entry -> entry.getValue() > rarest)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            Plan plan = engine.plan(PairingRequest.builder(people, asked.mode())
                    .forbidden(asked.forbidden())
                    .alreadyMet(met)
                    .rounds(1)
                    .affinity(new Affinity(Affinity.Weights.DEFAULT, Set.of(), often))
                    .seed(asked.seed())
                    .build());
            for (Plan.Group group : plan.groups()) {
                for (Plan.Round round : group.rounds()) {
                    round.pairs().forEach(this::place);
                }
            }
        }

        private void place(Pair pair) {
            together.add(new ArrayList<>(List.of(pair.first(), pair.second())));
            placed.add(pair.first());
            placed.add(pair.second());
        }

        /** Who is over joins two whom they may meet, and who have nobody else with them yet. */
        void joinTwo(boolean bothNew) {
            if (!(asked.mode() instanceof Mode.Everyone)) {
                return;
            }
            Map<UUID, Participant> byId =
                    asked.people().stream().collect(Collectors.toMap(Participant::id, person -> person));
            for (Participant person : left()) {
                Optional<List<UUID>> two = together.stream()
                        .filter(pair -> pair.size() == 2
                                && pair.stream()
                                        .allMatch(other -> mayMeet(person, Objects.requireNonNull(byId.get(other)))))
                        .filter(pair -> !bothNew || timesWith(person, pair) == 0)
                        .min(Comparator.comparingInt(pair -> timesWith(person, pair)));
                two.ifPresent(pair -> {
                    pair.add(person.id());
                    placed.add(person.id());
                });
            }
        }

        private boolean mayMeet(Participant one, Participant other) {
            return asked.mode().suits(one, other) && !asked.forbidden().contains(new Pair(one.id(), other.id()));
        }

        private int timesWith(Participant person, List<UUID> pair) {
            return pair.stream()
                    .mapToInt(other -> asked.times().getOrDefault(new Pair(person.id(), other), 0))
                    .sum();
        }
    }
}
