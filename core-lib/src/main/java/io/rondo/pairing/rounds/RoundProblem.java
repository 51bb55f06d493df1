package io.rondo.pairing.rounds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * People numbered from 0, the edges between those who may meet, and how many rounds there are. Never changed after it was
 * made.
 */
public final class RoundProblem {

    /** An edge: two people who may meet, and how well they go together, from 0 to {@link #MOST_AFFINITY}. */
    public record Link(int one, int other, int affinity) {}

    /**
     * What is known of a person.
     *
     * @param before meetings that they have had at this event already
     * @param claim how often they were left out before; of plans equally fair, the one that gives more to the higher claim
     */
    public record Person(int before, int claim) {
        public static final Person NEW = new Person(0, 0);
    }

    public static final int MOST_AFFINITY = 1_000;

    /** More often than this somebody is not distinguished from somebody who was left out as often. */
    private static final int MOST_CLAIM = 31;

    private static final int ANY_ORDER = 1 << 20;

    final int people;
    final int rounds;
    final int edges;
    final int[] one;
    final int[] other;
    final int[] affinity;
    final int[] before;
    final int[] claim;
    final int[][] edgesOf;
    /** The most meetings that a person can have: their partners, or the rounds. */
    final int[] most;

    private final List<Link> links;
    private final List<Person> persons;

    /** @throws IllegalArgumentException when there is no round */
    public RoundProblem(List<Person> persons, List<Link> links, int rounds) {
        if (rounds < 1) {
            throw new IllegalArgumentException(rounds + " rounds");
        }
        this.persons = List.copyOf(persons);
        this.links = List.copyOf(links);
        this.people = persons.size();
        this.rounds = rounds;
        this.edges = links.size();
        this.one = links.stream().mapToInt(Link::one).toArray();
        this.other = links.stream().mapToInt(Link::other).toArray();
        this.affinity = links.stream().mapToInt(Link::affinity).toArray();
        this.before = persons.stream().mapToInt(Person::before).toArray();
        this.claim = persons.stream()
                .mapToInt(person -> Math.min(person.claim(), MOST_CLAIM))
                .toArray();
        this.edgesOf = edgesOf();
        this.most = Arrays.stream(edgesOf)
                .mapToInt(own -> Math.min(own.length, rounds))
                .toArray();
    }

    private int[][] edgesOf() {
        int[] degree = new int[people];
        for (int edge = 0; edge < edges; edge++) {
            degree[one[edge]]++;
            degree[other[edge]]++;
        }
        int[][] of = new int[people][];
        for (int person = 0; person < people; person++) {
            of[person] = new int[degree[person]];
        }
        for (int edge = edges - 1; edge >= 0; edge--) {
            of[one[edge]][--degree[one[edge]]] = edge;
            of[other[edge]][--degree[other[edge]]] = edge;
        }
        return of;
    }

    Link link(int edge) {
        return links.get(edge);
    }

    /** The other end of an edge of this person. */
    int partner(int edge, int person) {
        return one[edge] == person ? other[edge] : one[edge];
    }

    /** The most partners that anybody has. */
    int largestDegree() {
        return Arrays.stream(edgesOf).mapToInt(own -> own.length).max().orElse(0);
    }

    /** On which of two sides everybody is, so that only people of different sides may meet; empty when there are none. */
    Optional<boolean[]> sides() {
        int[] side = new int[people];
        int[] queue = new int[people];
        for (int start = 0; start < people; start++) {
            if (side[start] != 0) {
                continue;
            }
            side[start] = 1;
            int end = 0;
            queue[end++] = start;
            for (int next = 0; next < end; next++) {
                int person = queue[next];
                for (int edge : edgesOf[person]) {
                    int partner = partner(edge, person);
                    if (side[partner] == side[person]) {
                        return Optional.empty();
                    }
                    if (side[partner] == 0) {
                        side[partner] = 3 - side[person];
                        queue[end++] = partner;
                    }
                }
            }
        }
        boolean[] second = new boolean[people];
        for (int person = 0; person < people; person++) {
            second[person] = side[person] == 2;
        }
        return Optional.of(second);
    }

    /** The same people with some of the edges: for each person the {@code perPerson} that suit them best, of equal ones any. */
    RoundProblem thinned(int perPerson, RandomGenerator random) {
        boolean[] kept = new boolean[edges];
        long[] order = new long[edges];
        for (int edge = 0; edge < edges; edge++) {
            long any = random.nextInt(ANY_ORDER);
            order[edge] = ((MOST_AFFINITY - affinity[edge]) * (long) ANY_ORDER + any) * edges + edge;
        }
        for (int[] own : edgesOf) {
            Arrays.stream(own)
                    .mapToLong(edge -> order[edge])
                    .sorted()
                    .limit(perPerson)
                    .forEach(place -> kept[(int) (place % edges)] = true);
        }
        List<Link> left = new ArrayList<>();
        for (int edge = 0; edge < edges; edge++) {
            if (kept[edge]) {
                left.add(links.get(edge));
            }
        }
        return new RoundProblem(persons, left, rounds);
    }
}
