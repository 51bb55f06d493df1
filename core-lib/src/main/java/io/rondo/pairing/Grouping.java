package io.rondo.pairing;

import io.rondo.pairing.rounds.RoundSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Splits people into groups within the limits so that the total of possible meetings is greatest: from several starts
 * (neighbours in a row, and at random; the best sizes, and equal ones) people are exchanged between groups or move to another
 * while the promise of the groups grows. The promise is the number of possible meetings first (an upper bound that is quick, then
 * the flow's where the two differ), then partners to spare and affinity. Starts are made while the effort lasts, which is
 * counted in pairs looked at; few people get hundreds of them.
 */
final class Grouping {

    private static final long EFFORT = 8_000_000;
    private static final long EFFORT_PER_START = 4_000_000;
    private static final int TRIES_PER_PERSON = 150;
    private static final int MOST_STARTS = 200;
    private static final int FEWEST_STARTS = 2;
    private static final int EXACT_TRIES = 600;
    /** A flow through a group looks so much longer than at its pairs. */
    private static final int COST_OF_FLOW = 150;

    private static final long A_MEETING = 1L << 40;
    private static final int A_PERSON_WHO_MEETS_SOMEBODY = 3_000;
    private static final int A_PARTNER_FOR_A_ROUND = 1_000;
    /** Partners beyond the number of rounds are worth a little: they let the rounds work out, and they balance sides. */
    private static final int A_SPARE_PARTNER = 50;

    private final MeetingGraph graph;
    private final GroupSizes sizes;
    private final GroupLimits limits;
    private final int rounds;
    private final RandomGenerator random;
    private final Map<BitSet, Integer> knownMeetings = new HashMap<>();
    private final int[][] knownAffinity;
    private long looked;

    Grouping(MeetingGraph graph, GroupLimits limits, int rounds, RandomGenerator random) {
        this.graph = graph;
        this.limits = limits;
        this.rounds = rounds;
        this.random = random;
        this.knownAffinity = new int[graph.size()][graph.size()];
        for (int[] row : knownAffinity) {
            Arrays.fill(row, -1);
        }
        this.sizes = new GroupSizes(limits, rounds, false);
    }

    /** Groups within the limits, and who found no place in one. */
    record Split(List<List<Integer>> groups, List<Integer> left) {}

    Split split(List<Integer> people) {
        int places = sizes.places(people.size());
        List<Integer> byClaim = new ArrayList<>(people);
        byClaim.sort(Comparator.comparing(this::claim));
        List<Integer> placed = new ArrayList<>(byClaim.subList(0, places));
        List<Integer> left = List.copyOf(byClaim.subList(places, people.size()));
        if (places <= limits.max()) {
            return new Split(places == 0 ? List.of() : List.of(placed), left);
        }
        return new Split(best(placed), left);
    }

    private List<List<Integer>> best(List<Integer> placed) {
        List<List<Integer>> kindsOfSizes = List.of(
                sizes.best(placed.size()),
                sizes.equal(placed.size()),
                new GroupSizes(limits, rounds, true).best(placed.size()));
        long most = sizes.mostMeetings(placed.size());
        int largest = Math.min(limits.max(), placed.size());
        long tries = Math.min((long) TRIES_PER_PERSON * placed.size(), EFFORT_PER_START / (2L * largest * largest));
        List<List<Integer>> best = List.of();
        long promised = Long.MIN_VALUE;
        for (int start = 0; start < MOST_STARTS && (start < FEWEST_STARTS || looked < EFFORT); start++) {
            Collections.shuffle(placed, Random.from(random));
            List<Integer> order = start % 2 == 0
                    ? graph.connected(placed).stream().flatMap(List::stream).toList()
                    : placed;
            Draft draft = new Draft(order, kindsOfSizes.get(start / 2 % kindsOfSizes.size()));
            draft.improve(tries, false);
            if (draft.promise(true) < draft.promise(false)) {
                draft.improve(EXACT_TRIES, true);
            }
            if (draft.promise(true) > promised) {
                promised = draft.promise(true);
                best = draft.groups();
            }
            if (start >= FEWEST_STARTS - 1 && promised / A_MEETING == most) {
                break;
            }
        }
        return best;
    }

    /** First those who were left out before, then those with most partners, then who confirmed first. */
    private Claim claim(int person) {
        Participant participant = graph.person(person);
        return new Claim(-participant.standing().timesLeftOut(), -graph.degree(person), participant, person);
    }

    private record Claim(int leftOut, int degree, Participant participant, int number) implements Comparable<Claim> {
        private static final Comparator<Claim> ORDER = Comparator.comparingInt(Claim::leftOut)
                .thenComparingInt(Claim::degree)
                .thenComparing(claim -> claim.participant().standing().confirmedAt())
                .thenComparingInt(Claim::number);

        @Override
        public int compareTo(Claim other) {
            return ORDER.compare(this, other);
        }
    }

    private long promise(List<Integer> group, boolean exact) {
        looked += (long) group.size() * group.size();
        long ends = 0;
        long more = 0;
        int edges = 0;
        for (int person : group) {
            int partners = 0;
            long affinity = 0;
            for (int other : group) {
                if (graph.mayMeet(person, other)) {
                    partners++;
                    affinity += affinity(person, other);
                }
            }
            edges += partners;
            ends += Math.min(partners, rounds);
            if (partners > 0) {
                more += A_PERSON_WHO_MEETS_SOMEBODY + (long) A_PARTNER_FOR_A_ROUND * Math.min(partners, rounds);
                more += (long) A_SPARE_PARTNER * partners + affinity / (10L * partners);
            }
        }
        long meetings = Math.min(Math.min(edges, ends) / 2, (long) rounds * (group.size() / 2));
        boolean mayBeFewer = exact && meetings < edges / 2;
        return A_MEETING * (mayBeFewer ? Math.min(meetings, flow(group)) : meetings) + more;
    }

    private int flow(List<Integer> group) {
        BitSet key = new BitSet(graph.size());
        group.forEach(key::set);
        return knownMeetings.computeIfAbsent(key, unknown -> {
            looked += (long) COST_OF_FLOW * group.size() * group.size();
            return graph.connected(group).stream()
                    .mapToInt(part -> RoundSolver.mostMeetings(
                            GroupScheduler.problem(graph, part, new int[graph.size()], rounds)))
                    .sum();
        });
    }

    private int affinity(int one, int other) {
        int known = knownAffinity[one][other];
        if (known < 0) {
            known = graph.affinity(one, other);
            knownAffinity[one][other] = known;
            knownAffinity[other][one] = known;
        }
        return known;
    }

    /** Groups that change for the better. */
    private final class Draft {
        private final List<List<Integer>> groups = new ArrayList<>();

        Draft(List<Integer> order, List<Integer> groupSizes) {
            int place = 0;
            for (int size : groupSizes) {
                groups.add(new ArrayList<>(order.subList(place, place + size)));
                place += size;
            }
        }

        List<List<Integer>> groups() {
            return groups;
        }

        long promise(boolean exact) {
            return groups.stream()
                    .mapToLong(group -> Grouping.this.promise(group, exact))
                    .sum();
        }

        void improve(long tries, boolean exact) {
            long[] promises = groups.stream()
                    .mapToLong(group -> Grouping.this.promise(group, exact))
                    .toArray();
            for (long i = 0; i < tries && looked < 2 * EFFORT; i++) {
                int one = random.nextInt(groups.size());
                int other = random.nextInt(groups.size());
                if (one != other) {
                    tryOut(one, other, promises, exact);
                }
            }
        }

        private void tryOut(int one, int other, long[] promises, boolean exact) {
            List<Integer> ones = groups.get(one);
            List<Integer> others = groups.get(other);
            boolean mayMove = ones.size() > limits.min() && others.size() < limits.max();
            boolean moves = mayMove && random.nextInt(4) == 0;
            int p = random.nextInt(ones.size());
            int q = random.nextInt(others.size());
            change(ones, others, p, q, moves);
            long ofOne = Grouping.this.promise(ones, exact);
            long ofOther = Grouping.this.promise(others, exact);
            if (ofOne + ofOther >= promises[one] + promises[other]) {
                promises[one] = ofOne;
                promises[other] = ofOther;
            } else if (moves) {
                ones.add(others.removeLast());
                Collections.swap(ones, p, ones.size() - 1);
            } else {
                change(ones, others, p, q, false);
            }
        }

        private void change(List<Integer> ones, List<Integer> others, int p, int q, boolean moves) {
            if (moves) {
                Collections.swap(ones, p, ones.size() - 1);
                others.add(ones.removeLast());
            } else {
                int person = ones.get(p);
                ones.set(p, others.get(q));
                others.set(q, person);
            }
        }
    }
}
