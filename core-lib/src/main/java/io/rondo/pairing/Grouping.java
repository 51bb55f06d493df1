package io.rondo.pairing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Splits people into groups within the limits so that those who may meet are together: two starts (neighbours in a row, and
 * at random), each improved by swaps while the groups' promise of meetings grows.
 */
final class Grouping {

    private static final int SWAPS_PER_PERSON = 400;
    private static final long MOST_WORK = 100_000_000;
    private static final int A_MEETING = 1_000;
    private static final int ANY_MEETING_AT_ALL = 3_000;
    /** Partners beyond the number of rounds are worth a little: they let the rounds work out, and they balance sides. */
    private static final int A_SPARE_PARTNER = 50;

    private final MeetingGraph graph;
    private final GroupLimits limits;
    private final int rounds;
    private final RandomGenerator random;

    Grouping(MeetingGraph graph, GroupLimits limits, int rounds, RandomGenerator random) {
        this.graph = graph;
        this.limits = limits;
        this.rounds = rounds;
        this.random = random;
    }

    /** Groups within the limits, and who found no place in one. */
    record Split(List<List<Integer>> groups, List<Integer> left) {}

    Split split(List<Integer> people) {
        int places = places(people.size());
        List<Integer> byClaim = new ArrayList<>(people);
        byClaim.sort(Comparator.comparing(this::claim));
        List<Integer> placed = new ArrayList<>(byClaim.subList(0, places));
        List<Integer> left = List.copyOf(byClaim.subList(places, people.size()));
        int[] sizes = sizes(places);
        if (sizes.length <= 1) {
            return new Split(sizes.length == 0 ? List.of() : List.of(placed), left);
        }
        Collections.shuffle(placed, java.util.Random.from(random));
        int[] inARow = improved(graph.breadthFirst(placed), sizes);
        int[] atRandom = improved(placed, sizes);
        int[] best = promise(inARow, sizes) >= promise(atRandom, sizes) ? inARow : atRandom;
        return new Split(cut(best, sizes), left);
    }

    /** How many of so many people fit into groups within the limits. */
    private int places(int people) {
        if (people < limits.min()) {
            return 0;
        }
        long mostGroups = people / limits.min();
        return (int) Math.min(people, mostGroups * limits.max());
    }

    /** Sizes as equal as possible, and then even ones: in an odd group somebody always sits out. */
    private int[] sizes(int people) {
        int groups = Math.ceilDiv(people, limits.max());
        int[] sizes = new int[groups];
        for (int group = 0; group < groups; group++) {
            sizes[group] = people / groups + (group < people % groups ? 1 : 0);
        }
        for (int grows = 0, shrinks = groups - 1; grows < shrinks; ) {
            if (sizes[grows] % 2 == 0 || sizes[grows] == limits.max()) {
                grows++;
            } else if (sizes[shrinks] % 2 == 0 || sizes[shrinks] == limits.min()) {
                shrinks--;
            } else {
                sizes[grows++]++;
                sizes[shrinks--]--;
            }
        }
        return sizes;
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

    private int[] improved(List<Integer> start, int[] sizes) {
        int[] order = start.stream().mapToInt(Integer::intValue).toArray();
        int[] groupOf = new int[order.length];
        int[] firstOf = new int[sizes.length];
        for (int group = 0, place = 0; group < sizes.length; group++) {
            firstOf[group] = place;
            Arrays.fill(groupOf, place, place + sizes[group], group);
            place += sizes[group];
        }
        int largest = Arrays.stream(sizes).max().orElseThrow();
        long tries = Math.min((long) SWAPS_PER_PERSON * order.length, MOST_WORK / (4L * largest * largest));
        for (long i = 0; i < tries; i++) {
            int p = random.nextInt(order.length);
            int q = random.nextInt(order.length);
            int one = groupOf[p];
            int other = groupOf[q];
            if (one == other) {
                continue;
            }
            long before = promise(order, firstOf[one], sizes[one]) + promise(order, firstOf[other], sizes[other]);
            swap(order, p, q);
            long after = promise(order, firstOf[one], sizes[one]) + promise(order, firstOf[other], sizes[other]);
            if (after < before) {
                swap(order, p, q);
            }
        }
        return order;
    }

    private long promise(int[] order, int[] sizes) {
        long promise = 0;
        int place = 0;
        for (int size : sizes) {
            promise += promise(order, place, size);
            place += size;
        }
        return promise;
    }

    private long promise(int[] order, int from, int size) {
        long promise = 0;
        for (int i = from; i < from + size; i++) {
            int partners = 0;
            long affinity = 0;
            for (int j = from; j < from + size; j++) {
                if (graph.mayMeet(order[i], order[j])) {
                    partners++;
                    affinity += graph.affinity(order[i], order[j]);
                }
            }
            if (partners > 0) {
                promise += ANY_MEETING_AT_ALL + (long) A_MEETING * Math.min(partners, rounds);
                promise += (long) A_SPARE_PARTNER * partners + affinity / (10L * partners);
            }
        }
        return promise;
    }

    private static void swap(int[] order, int p, int q) {
        int person = order[p];
        order[p] = order[q];
        order[q] = person;
    }

    private static List<List<Integer>> cut(int[] order, int[] sizes) {
        List<List<Integer>> groups = new ArrayList<>();
        int place = 0;
        for (int size : sizes) {
            groups.add(Arrays.stream(order, place, place + size).boxed().toList());
            place += size;
        }
        return groups;
    }
}
