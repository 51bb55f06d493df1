package io.rondo.pairing;

import io.rondo.pairing.Schedule.Meeting;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Schedules in which everyone meets everyone they may meet, where there are rounds enough for that whoever may meet whom:
 * nothing can be better in any aim. Pairs that may not meet are left out of the rotation.
 *
 * <p>Sources: the circle method (Kirkman's round-robin tournament, 1847); for two full sides, the cyclic Latin square.
 */
final class Rotations {

    /** With fewer of the pairs, colouring them takes fewer rounds than turning through all. */
    private static final double FULL_ENOUGH = 0.75;

    private final MeetingGraph graph;

    Rotations(MeetingGraph graph) {
        this.graph = graph;
    }

    /** All meetings of the members; empty when rotation is not the way. */
    Optional<Schedule> schedule(List<Integer> members, int rounds) {
        int people = members.size();
        int turns = people % 2 == 0 ? people - 1 : people;
        long pairs = pairs(members);
        if (turns <= rounds && pairs >= FULL_ENOUGH * people * (people - 1) / 2) {
            return Optional.of(placed(circle(people, turns), members));
        }
        List<Integer> one = new ArrayList<>();
        List<Integer> other = new ArrayList<>();
        for (int person : members) {
            (graph.suits(members.getFirst(), person) ? other : one).add(person);
        }
        boolean areSides = areApart(one) && areApart(other);
        if (areSides
                && Math.max(one.size(), other.size()) <= rounds
                && pairs >= FULL_ENOUGH * one.size() * other.size()) {
            boolean firstIsSmaller = one.size() <= other.size();
            List<Integer> places = new ArrayList<>(firstIsSmaller ? one : other);
            places.addAll(firstIsSmaller ? other : one);
            int smaller = Math.min(one.size(), other.size());
            int larger = Math.max(one.size(), other.size());
            return Optional.of(placed(shift(smaller, larger, larger), places));
        }
        return Optional.empty();
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
            all.add(meetings);
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
            all.add(meetings);
        }
        return new Schedule(all);
    }

    private Schedule placed(Schedule ofPlaces, List<Integer> personAt) {
        List<List<Meeting>> rounds = new ArrayList<>();
        for (List<Meeting> places : ofPlaces.rounds()) {
            List<Meeting> round = new ArrayList<>();
            for (Meeting meeting : places) {
                int one = personAt.get(meeting.a());
                int other = personAt.get(meeting.b());
                if (graph.mayMeet(one, other)) {
                    round.add(Meeting.of(one, other));
                }
            }
            if (!round.isEmpty()) {
                rounds.add(round);
            }
        }
        return new Schedule(rounds);
    }

    private long pairs(List<Integer> members) {
        BitSet all = new BitSet(graph.size());
        members.forEach(all::set);
        long ends = 0;
        for (int person : members) {
            BitSet own = (BitSet) graph.partners(person).clone();
            own.and(all);
            ends += own.cardinality();
        }
        return ends / 2;
    }

    private boolean areApart(List<Integer> side) {
        BitSet own = new BitSet(graph.size());
        side.forEach(own::set);
        return side.stream().noneMatch(person -> graph.partners(person).intersects(own));
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
