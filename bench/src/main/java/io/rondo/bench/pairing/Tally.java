package io.rondo.bench.pairing;

import io.rondo.pairing.Pair;
import io.rondo.pairing.PairingRequest;
import io.rondo.pairing.Participant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What a plan is worth.
 *
 * @param fewest meetings of whoever meets least, of all people
 * @param most meetings of whoever meets most
 * @param fairness Jain's index of the meetings per person: 1 when all have as many, less the less equal they are
 * @param affinity the sum over all meetings
 */
record Tally(int meetings, int fewest, int most, double fairness, long affinity) {

    /** @throws IllegalStateException when the plan breaks a hard rule */
    static Tally of(PairingRequest request, List<List<Pair>> rounds) {
        Map<UUID, Integer> numberOf = new HashMap<>();
        List<Participant> people = request.participants();
        for (int number = 0; number < people.size(); number++) {
            numberOf.put(people.get(number).id(), number);
        }
        require(rounds.size() <= request.rounds(), "more rounds than fit");
        int[] meetings = new int[people.size()];
        long affinity = 0;
        Set<Pair> met = new HashSet<>();
        for (List<Pair> round : rounds) {
            Set<UUID> busy = new HashSet<>();
            for (Pair pair : round) {
                require(busy.add(pair.first()) && busy.add(pair.second()), "somebody twice in a round");
                require(met.add(pair), "a pair that meets twice");
                require(!request.forbidden().contains(pair), "a forbidden pair");
                int one = Objects.requireNonNull(numberOf.get(pair.first()));
                int other = Objects.requireNonNull(numberOf.get(pair.second()));
                require(request.mode().suits(people.get(one), people.get(other)), "a pair that does not suit");
                meetings[one]++;
                meetings[other]++;
                affinity += request.affinity().between(people.get(one), people.get(other));
            }
        }
        return new Tally(
                met.size(),
                Arrays.stream(meetings).min().orElse(0),
                Arrays.stream(meetings).max().orElse(0),
                fairness(meetings),
                affinity);
    }

    private static double fairness(int[] meetings) {
        double sum = Arrays.stream(meetings).sum();
        double squares =
                Arrays.stream(meetings).mapToDouble(met -> (double) met * met).sum();
        return squares == 0 ? 1 : sum * sum / (meetings.length * squares);
    }

    private static void require(boolean kept, String broken) {
        if (!kept) {
            throw new IllegalStateException("the plan has " + broken);
        }
    }
}
