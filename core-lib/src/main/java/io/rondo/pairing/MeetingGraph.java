package io.rondo.pairing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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

    private final List<Participant> people;
    private final Map<UUID, Integer> numberOf;
    private final boolean[][] suits;
    private final boolean[][] mayMeet;
    private final int[][] affinity;

    private MeetingGraph(
            List<Participant> people,
            Map<UUID, Integer> numberOf,
            boolean[][] suits,
            boolean[][] mayMeet,
            int[][] affinity) {
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
        int size = people.size();
        Map<UUID, Integer> numberOf = new HashMap<>();
        for (int person = 0; person < size; person++) {
            numberOf.put(people.get(person).id(), person);
        }
        Set<Pair> apart = new HashSet<>(request.forbidden());
        apart.addAll(request.alreadyMet());
        apart.addAll(met);
        boolean[][] suits = new boolean[size][size];
        boolean[][] mayMeet = new boolean[size][size];
        int[][] affinity = new int[size][size];
        for (int a = 0; a < size; a++) {
            for (int b = a + 1; b < size; b++) {
                Participant one = people.get(a);
                Participant other = people.get(b);
                suits[a][b] = suits[b][a] = request.mode().suits(one, other);
                if (suits[a][b]) {
                    mayMeet[a][b] = mayMeet[b][a] = !apart.contains(new Pair(one.id(), other.id()));
                    affinity[a][b] = affinity[b][a] = request.affinity().between(one, other);
                }
            }
        }
        return new MeetingGraph(people, numberOf, suits, mayMeet, affinity);
    }

    /** The same people, who do not meet again as they do in {@code schedule}. */
    MeetingGraph without(Schedule schedule) {
        boolean[][] left = new boolean[size()][];
        for (int person = 0; person < size(); person++) {
            left[person] = mayMeet[person].clone();
        }
        schedule.forEachPair((a, b) -> left[a][b] = left[b][a] = false);
        return new MeetingGraph(people, numberOf, suits, left, affinity);
    }

    /** The same people, who meet only within their group. */
    MeetingGraph within(List<List<Integer>> groups) {
        boolean[][] inside = new boolean[size()][size()];
        for (List<Integer> group : groups) {
            for (int one : group) {
                group.forEach(other -> inside[one][other] = mayMeet[one][other]);
            }
        }
        return new MeetingGraph(people, numberOf, suits, inside, affinity);
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

    Pair pair(int a, int b) {
        return new Pair(id(a), id(b));
    }

    /** By mode and age alone, whatever is forbidden. */
    boolean suits(int a, int b) {
        return suits[a][b];
    }

    boolean mayMeet(int a, int b) {
        return mayMeet[a][b];
    }

    int affinity(int a, int b) {
        return affinity[a][b];
    }

    int degree(int person) {
        int degree = 0;
        for (boolean edge : mayMeet[person]) {
            degree += edge ? 1 : 0;
        }
        return degree;
    }

    int degreeAmong(int person, List<Integer> members) {
        int degree = 0;
        for (int other : members) {
            degree += mayMeet[person][other] ? 1 : 0;
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

    /** The members in an order that visits neighbours after each other, starting at the first of {@code members}. */
    List<Integer> breadthFirst(List<Integer> members) {
        List<Integer> order = new ArrayList<>();
        Set<Integer> waiting = new HashSet<>(members);
        Deque<Integer> queue = new ArrayDeque<>();
        for (int start : members) {
            if (waiting.remove(start)) {
                queue.add(start);
            }
            while (!queue.isEmpty()) {
                int person = queue.remove();
                order.add(person);
                for (int other : members) {
                    if (mayMeet[person][other] && waiting.remove(other)) {
                        queue.add(other);
                    }
                }
            }
        }
        return order;
    }
}
