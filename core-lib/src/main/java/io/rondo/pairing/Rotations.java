package io.rondo.pairing;

import io.rondo.pairing.Schedule.Meeting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Optimal schedules for groups in which nothing is forbidden. They are made for places first; then people are put on the
 * places, those whose turn it is on the places with most meetings, and places are swapped where affinity does not lose.
 *
 * <p>Sources: the circle method (Kirkman's round-robin tournament); for two full sides, the cyclic Latin square.
 */
final class Rotations {

    private static final int SWAPS_PER_PERSON = 200;
    private static final int MOST_WORK_ON_SWAPS = 20_000_000;

    private final MeetingGraph graph;
    private final int[] metHere;
    private final RandomGenerator random;

    Rotations(MeetingGraph graph, int[] metHere, RandomGenerator random) {
        this.graph = graph;
        this.metHere = metHere;
        this.random = random;
    }

    /** An optimal schedule of the members; empty when somebody may not meet somebody, and sides do not explain it. */
    Optional<Schedule> schedule(List<Integer> members, int rounds) {
        if (members.size() < 2) {
            return Optional.empty();
        }
        List<Integer> sideOfFirst = new ArrayList<>();
        List<Integer> otherSide = new ArrayList<>();
        for (int person : members) {
            (graph.mayMeet(members.getFirst(), person) ? otherSide : sideOfFirst).add(person);
        }
        if (isComplete(members)) {
            return Optional.of(placed(circle(members.size(), rounds), List.of(members)));
        }
        if (!areFullSides(sideOfFirst, otherSide)) {
            return Optional.empty();
        }
        boolean firstIsSmaller = sideOfFirst.size() <= otherSide.size();
        List<Integer> smaller = firstIsSmaller ? sideOfFirst : otherSide;
        List<Integer> larger = firstIsSmaller ? otherSide : sideOfFirst;
        return Optional.of(placed(shift(smaller.size(), larger.size(), rounds), List.of(smaller, larger)));
    }

    /** Everyone meets everyone, one place fixed and the others turning; with an odd number, place r sits out round r. */
    static Schedule circle(int people, int rounds) {
        int even = people + people % 2;
        int turning = even - 1;
        List<List<Meeting>> all = new ArrayList<>();
        for (int round = 0; round < Math.min(rounds, turning); round++) {
            List<Meeting> meetings = new ArrayList<>();
            if (even == people) {
                meetings.add(new Meeting(turning, round));
            }
            for (int step = 1; step < even / 2; step++) {
                meetings.add(new Meeting((round + step) % turning, (round - step + turning) % turning));
            }
            all.add(List.copyOf(meetings));
        }
        return new Schedule(all);
    }

    /**
     * Places 0 to smaller−1 meet the larger side's places after them. Each round moves on by the size of the smaller side, so
     * that sitting out goes round evenly; each time that this comes back to its start, it moves on by one more.
     */
    static Schedule shift(int smaller, int larger, int rounds) {
        int period = larger / greatestCommonDivisor(smaller, larger);
        List<List<Meeting>> all = new ArrayList<>();
        for (int round = 0; round < Math.min(rounds, larger); round++) {
            List<Meeting> meetings = new ArrayList<>();
            for (int place = 0; place < smaller; place++) {
                int partner = (int) ((place + (long) round * smaller + round / period) % larger);
                meetings.add(new Meeting(place, smaller + partner));
            }
            all.add(List.copyOf(meetings));
        }
        return new Schedule(all);
    }

    private Schedule placed(Schedule ofPlaces, List<List<Integer>> sides) {
        int places = sides.stream().mapToInt(List::size).sum();
        int[] meetingsOf = new int[places];
        ofPlaces.count(meetingsOf);
        int[] personAt = new int[places];
        int[] sideOf = new int[places];
        int from = 0;
        for (int side = 0; side < sides.size(); side++) {
            seat(sides.get(side), from, meetingsOf, personAt);
            for (int end = from + sides.get(side).size(); from < end; from++) {
                sideOf[from] = side;
            }
        }
        improveAffinity(ofPlaces, meetingsOf, sideOf, personAt);
        return new Schedule(ofPlaces.rounds().stream()
                .map(round -> round.stream()
                        .map(meeting -> new Meeting(personAt[meeting.a()], personAt[meeting.b()]))
                        .toList())
                .toList());
    }

    private void seat(List<Integer> people, int from, int[] meetingsOf, int[] personAt) {
        List<Integer> byTurn = new ArrayList<>(people);
        Collections.shuffle(byTurn, java.util.Random.from(random));
        byTurn.sort(Comparator.comparing(this::turn));
        List<Integer> places = new ArrayList<>();
        for (int place = from; place < from + people.size(); place++) {
            places.add(place);
        }
        places.sort(Comparator.comparingInt(place -> -meetingsOf[place]));
        for (int i = 0; i < people.size(); i++) {
            personAt[places.get(i)] = byTurn.get(i);
        }
    }

    private void improveAffinity(Schedule ofPlaces, int[] meetingsOf, int[] sideOf, int[] personAt) {
        int places = personAt.length;
        int rounds = ofPlaces.rounds().size();
        if (ofPlaces.meetings() == possiblePairs(sideOf)) {
            return;
        }
        List<List<Integer>> partners = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            partners.add(new ArrayList<>());
        }
        ofPlaces.forEachPair((a, b) -> {
            partners.get(a).add(b);
            partners.get(b).add(a);
        });
        int tries = Math.min(SWAPS_PER_PERSON * places, MOST_WORK_ON_SWAPS / Math.max(1, rounds));
        for (int i = 0; i < tries; i++) {
            int p = random.nextInt(places);
            int q = random.nextInt(places);
            boolean asFair = meetingsOf[p] == meetingsOf[q] || turn(personAt[p]).equals(turn(personAt[q]));
            if (p != q && sideOf[p] == sideOf[q] && asFair && gain(p, q, partners, personAt) >= 0) {
                int person = personAt[p];
                personAt[p] = personAt[q];
                personAt[q] = person;
            }
        }
    }

    private int gain(int p, int q, List<List<Integer>> partners, int[] personAt) {
        int gain = 0;
        for (int partner : partners.get(p)) {
            gain += partner == q ? 0 : difference(personAt[q], personAt[p], personAt[partner]);
        }
        for (int partner : partners.get(q)) {
            gain += partner == p ? 0 : difference(personAt[p], personAt[q], personAt[partner]);
        }
        return gain;
    }

    private int difference(int comes, int goes, int partner) {
        return graph.affinity(comes, partner) - graph.affinity(goes, partner);
    }

    private static long possiblePairs(int[] sideOf) {
        long size = sideOf.length;
        long ofSecondSide = java.util.Arrays.stream(sideOf).sum();
        return ofSecondSide == 0 ? size * (size - 1) / 2 : ofSecondSide * (size - ofSecondSide);
    }

    private Turn turn(int person) {
        return Turn.of(graph.person(person), metHere[person]);
    }

    private boolean isComplete(List<Integer> members) {
        return members.stream().allMatch(person -> graph.degreeAmong(person, members) == members.size() - 1);
    }

    private boolean areFullSides(List<Integer> one, List<Integer> other) {
        return !other.isEmpty()
                && one.stream().allMatch(person -> meetsAllAndOnly(person, other, one))
                && other.stream().allMatch(person -> meetsAllAndOnly(person, one, other));
    }

    private boolean meetsAllAndOnly(int person, List<Integer> all, List<Integer> none) {
        return graph.degreeAmong(person, all) == all.size() && graph.degreeAmong(person, none) == 0;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
