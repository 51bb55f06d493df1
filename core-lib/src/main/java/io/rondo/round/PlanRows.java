package io.rondo.round;

import io.rondo.pairing.Pair;
import io.rondo.pairing.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A plan as rows, and rows as a plan. Pure. */
final class PlanRows {

    private PlanRows() {}

    /**
     * The plan so far.
     *
     * @param groupOf everyone who was ever placed, and their group
     * @param pairs of the event; broken ones do not count
     */
    static Plan read(Map<UUID, Integer> groupOf, Collection<RoundPair> pairs) {
        Map<Integer, List<UUID>> people = new TreeMap<>();
        groupOf.forEach((person, group) ->
                people.computeIfAbsent(group, none -> new ArrayList<>()).add(person));
        List<Plan.Group> groups = new ArrayList<>();
        int meetings = 0;
        for (Map.Entry<Integer, List<UUID>> group : people.entrySet()) {
            List<RoundPair> own = pairs.stream()
                    .filter(pair -> pair.state() != PairState.BROKEN)
                    .filter(pair -> Objects.equals(groupOf.get(pair.personA()), group.getKey())
                            && Objects.equals(groupOf.get(pair.personB()), group.getKey()))
                    .toList();
            List<UUID> sorted = group.getValue().stream().sorted().toList();
            groups.add(new Plan.Group(sorted, rounds(sorted, own)));
            meetings += own.size();
        }
        return new Plan(groups, List.of(), meetings, meetings);
    }

    private static List<Plan.Round> rounds(List<UUID> people, List<RoundPair> pairs) {
        int last = pairs.stream().mapToInt(RoundPair::roundNo).max().orElse(0);
        List<Plan.Round> rounds = new ArrayList<>();
        for (int roundNo = 1; roundNo <= last; roundNo++) {
            int thisRound = roundNo;
            List<RoundPair> together =
                    pairs.stream().filter(pair -> pair.roundNo() == thisRound).toList();
            Set<UUID> busy = new HashSet<>();
            together.forEach(pair -> busy.addAll(pair.people()));
            rounds.add(new Plan.Round(
                    together.stream()
                            .map(pair -> new Pair(pair.personA(), pair.personB()))
                            .toList(),
                    people.stream().filter(person -> !busy.contains(person)).toList()));
        }
        return rounds;
    }

    /** Numbers for the groups of a plan: each keeps the number that most of its people had; new ones get free numbers. */
    static List<Integer> numbers(Plan plan, Map<UUID, Integer> before) {
        List<Integer> numbers = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (Plan.Group group : plan.groups()) {
            Map<Integer, Integer> votes = new HashMap<>();
            group.people().stream()
                    .map(before::get)
                    .filter(Objects::nonNull)
                    .forEach(number -> votes.merge(number, 1, Integer::sum));
            int number = votes.entrySet().stream()
                    .filter(vote -> !taken.contains(vote.getKey()))
                    .max(Map.Entry.<Integer, Integer>comparingByValue()
                            .thenComparing(
                                    Map.Entry.<Integer, Integer>comparingByKey().reversed()))
                    .map(Map.Entry::getKey)
                    .orElseGet(() -> free(taken, before.values()));
            taken.add(number);
            numbers.add(number);
        }
        return numbers;
    }

    private static int free(Set<Integer> taken, Collection<Integer> known) {
        int number = 1;
        while (taken.contains(number) || known.contains(number)) {
            number++;
        }
        return number;
    }

    /** Everyone's group by the plan. */
    static Map<UUID, Integer> groupOf(Plan plan, List<Integer> numbers) {
        Map<UUID, Integer> groupOf = new LinkedHashMap<>();
        for (int i = 0; i < plan.groups().size(); i++) {
            int number = numbers.get(i);
            plan.groups().get(i).people().forEach(person -> groupOf.put(person, number));
        }
        return groupOf;
    }

    /** The pairs of the plan after the first {@code roundsOver} rounds, as rows. */
    static List<PairStore.Planned> planned(Plan plan, List<Integer> numbers, int roundsOver, long seed) {
        List<PairStore.Planned> rows = new ArrayList<>();
        for (int i = 0; i < plan.groups().size(); i++) {
            List<Plan.Round> rounds = plan.groups().get(i).rounds();
            for (int index = roundsOver; index < rounds.size(); index++) {
                for (Pair pair : rounds.get(index).pairs()) {
                    rows.add(new PairStore.Planned(
                            numbers.get(i), index + 1, pair.first(), pair.second(), Icebreakers.of(seed, index + 1)));
                }
            }
        }
        return rows;
    }
}
