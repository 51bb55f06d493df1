package io.rondo.pairing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The people of a request as numbers from 0, sorted by id so that the request's order has no say, and who may meet whom.
 * Never changed after it was made.
 */
final class MeetingGraph {

    /** What decides whom somebody suits; people who are alike in it suit the same people. */
    private record Kind(Set<String> sides, Set<String> seeks, AgeBand ageBand) {}

    private final List<Participant> people;
    private final Map<UUID, Integer> numberOf;
    private final List<BitSet> suits;
    private final List<BitSet> mayMeet;
    private final Affinity affinity;

    private MeetingGraph(
            List<Participant> people,
            Map<UUID, Integer> numberOf,
            List<BitSet> suits,
            List<BitSet> mayMeet,
            Affinity affinity) {
        this.people = people;
        this.numberOf = numberOf;
        this.suits = suits;
        this.mayMeet = mayMeet;
        this.affinity = affinity;
    }

    /** @param met pairs of this event that are not to meet again */
    static MeetingGraph of(PairingRequest request, Set<Pair> met) {
        List<Participant> people = request.participants().stream()
                .sorted(Comparator.comparing(Participant::id))
                .toList();
        Map<UUID, Integer> numberOf = new HashMap<>();
        for (int person = 0; person < people.size(); person++) {
            numberOf.put(people.get(person).id(), person);
        }
        List<BitSet> suits = suits(people, request.mode());
        List<BitSet> mayMeet = new ArrayList<>();
        for (int person = 0; person < people.size(); person++) {
            BitSet others = (BitSet) suits.get(person).clone();
            others.clear(person);
            mayMeet.add(others);
        }
        for (Set<Pair> apart : List.of(request.forbidden(), request.alreadyMet(), met)) {
            for (Pair pair : apart) {
                Integer one = numberOf.get(pair.first());
                Integer other = numberOf.get(pair.second());
                if (one != null && other != null) {
                    mayMeet.get(one).clear(other);
                    mayMeet.get(other).clear(one);
                }
            }
        }
        return new MeetingGraph(people, numberOf, suits, mayMeet, request.affinity());
    }

    private static List<BitSet> suits(List<Participant> people, Mode mode) {
        Map<Kind, List<Integer>> kinds = new HashMap<>();
        for (int person = 0; person < people.size(); person++) {
            Participant one = people.get(person);
            kinds.computeIfAbsent(new Kind(one.sides(), one.seeks(), one.ageBand()), kind -> new ArrayList<>())
                    .add(person);
        }
        Map<Kind, BitSet> suitsKind = new HashMap<>();
        kinds.forEach((kind, own) -> {
            BitSet suited = new BitSet(people.size());
            Participant one = people.get(own.getFirst());
            kinds.values().stream()
                    .filter(others -> mode.suits(one, people.get(others.getFirst())))
                    .forEach(others -> others.forEach(suited::set));
            suitsKind.put(kind, suited);
        });
        return people.stream()
                .map(one -> Objects.requireNonNull(suitsKind.get(new Kind(one.sides(), one.seeks(), one.ageBand()))))
                .toList();
    }

    /** The same people, who do not meet again as they do in {@code schedule}. */
    MeetingGraph without(Schedule schedule) {
        List<BitSet> left = mayMeet.stream().map(own -> (BitSet) own.clone()).toList();
        schedule.forEachPair((a, b) -> {
            left.get(a).clear(b);
            left.get(b).clear(a);
        });
        return new MeetingGraph(people, numberOf, suits, left, affinity);
    }

    int size() {
        return people.size();
    }

    Participant person(int number) {
        return people.get(number);
    }

    UUID id(int number) {
        return people.get(number).id();
    }

    boolean knows(UUID id) {
        return numberOf.containsKey(id);
    }

    int number(UUID id) {
        return Objects.requireNonNull(numberOf.get(id), "nobody has this id");
    }

    /** By mode and age alone, whatever is forbidden. */
    boolean suits(int a, int b) {
        return a != b && suits.get(a).get(b);
    }

    /** Whom this one suits by mode and age alone; not to be changed. May hold the person, who does not count. */
    BitSet suited(int person) {
        return suits.get(person);
    }

    boolean mayMeet(int a, int b) {
        return mayMeet.get(a).get(b);
    }

    /** Whom this one may meet; not to be changed. */
    BitSet partners(int person) {
        return mayMeet.get(person);
    }

    int affinity(int a, int b) {
        return affinity.between(people.get(a), people.get(b));
    }

    int degree(int person) {
        return mayMeet.get(person).cardinality();
    }

    int degreeAmong(int person, List<Integer> members) {
        int degree = 0;
        for (int other : members) {
            degree += mayMeet(person, other) ? 1 : 0;
        }
        return degree;
    }

    List<Integer> everyone() {
        List<Integer> all = new ArrayList<>();
        for (int person = 0; person < size(); person++) {
            all.add(person);
        }
        return all;
    }

    /** The members in parts that hang together by whom they may meet, each in an order that visits neighbours after each other. */
    List<List<Integer>> connected(List<Integer> members) {
        BitSet waiting = new BitSet(size());
        members.forEach(waiting::set);
        List<List<Integer>> parts = new ArrayList<>();
        for (int start : members) {
            if (waiting.get(start)) {
                waiting.clear(start);
                List<Integer> part = new ArrayList<>(List.of(start));
                for (int next = 0; next < part.size(); next++) {
                    BitSet found = (BitSet) mayMeet.get(part.get(next)).clone();
                    found.and(waiting);
                    waiting.andNot(found);
                    found.stream().forEach(part::add);
                }
                parts.add(part);
            }
        }
        return parts;
    }
}
