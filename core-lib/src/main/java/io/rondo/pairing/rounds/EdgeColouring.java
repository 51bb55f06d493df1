package io.rondo.pairing.rounds;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Gives chosen edges their rounds, nobody twice in one: each edge takes a round in which both are free, or makes one free
 * by exchanging two rounds along a chain of pairs (Kempe 1879; with two sides that always succeeds, which is König's
 * theorem). Where the chain leads back to the other end, the edge takes the place of a neighbour, which then looks for
 * one in its turn, for a limited number of steps.
 */
final class EdgeColouring {

    static final int NONE = -1;

    private final RoundProblem problem;
    private final int rounds;
    private final RandomGenerator random;
    private final int[] roundOf;
    /** The edge of each person in each round. */
    private final int[] edgeAt;

    private final int[] chain;
    private long steps;

    EdgeColouring(RoundProblem problem, int rounds, RandomGenerator random) {
        this.problem = problem;
        this.rounds = rounds;
        this.random = random;
        this.roundOf = new int[problem.edges];
        this.edgeAt = new int[problem.people * rounds];
        this.chain = new int[problem.people];
        Arrays.fill(roundOf, NONE);
        Arrays.fill(edgeAt, NONE);
    }

    /**
     * Colours what is chosen, as far as {@code mostSteps} go.
     *
     * @return whether all chosen edges have a round
     */
    boolean colour(boolean[] chosen, long mostSteps) {
        int[] order = new int[problem.edges];
        int count = 0;
        for (int edge = 0; edge < problem.edges; edge++) {
            if (chosen[edge]) {
                int place = random.nextInt(count + 1);
                order[count++] = order[place];
                order[place] = edge;
            }
        }
        boolean all = true;
        for (int i = 0; i < count; i++) {
            all &= place(order[i], mostSteps);
        }
        return all;
    }

    /** The round of each edge, from 0, or {@link #NONE}. */
    int[] roundOf() {
        return roundOf;
    }

    /** Pairs moved so far: a measure of effort. */
    long steps() {
        return steps;
    }

    private boolean place(int start, long mostSteps) {
        int edge = start;
        while (true) {
            int one = problem.one[edge];
            int other = problem.other[edge];
            int common = commonRound(one, other);
            if (common != NONE) {
                set(edge, common);
                return true;
            }
            int freeOfOne = freeRound(one);
            int freeOfOther = freeRound(other);
            if (freeOfOne == NONE || freeOfOther == NONE) {
                return false;
            }
            if (exchange(other, freeOfOther, freeOfOne, one)) {
                set(edge, freeOfOne);
                return true;
            }
            if (steps > mostSteps) {
                return false;
            }
            boolean atOne = random.nextBoolean();
            if (random.nextBoolean()) {
                // The walk of neighbours alone stays within two rounds.
                exchange(atOne ? one : other, atOne ? freeOfOne : freeOfOther, random.nextInt(rounds), NONE);
                continue;
            }
            int round = atOne ? freeOfOther : freeOfOne;
            int displaced = edgeAt[(atOne ? one : other) * rounds + round];
            clear(displaced);
            set(edge, round);
            edge = displaced;
        }
    }

    /** A random one of the rounds in which both are free. */
    private int commonRound(int one, int other) {
        int found = NONE;
        int seen = 0;
        for (int round = 0; round < rounds; round++) {
            if (edgeAt[one * rounds + round] == NONE && edgeAt[other * rounds + round] == NONE) {
                // The first is taken as a rule, so that rounds fill up from the beginning.
                seen++;
                found = found == NONE || random.nextInt(4 * seen) == 0 ? round : found;
            }
        }
        return found;
    }

    private int freeRound(int person) {
        int found = NONE;
        int seen = 0;
        for (int round = 0; round < rounds; round++) {
            if (edgeAt[person * rounds + round] == NONE && random.nextInt(++seen) == 0) {
                found = round;
            }
        }
        return found;
    }

    /**
     * Exchanges two rounds along the chain from {@code start}, who is free in {@code free} and then in {@code wanted};
     * nothing changes when it ends at {@code other}.
     */
    private boolean exchange(int start, int free, int wanted, int other) {
        int length = 0;
        int person = start;
        int round = wanted;
        while (true) {
            int edge = edgeAt[person * rounds + round];
            if (edge == NONE) {
                break;
            }
            chain[length++] = edge;
            person = problem.partner(edge, person);
            round = round == wanted ? free : wanted;
        }
        steps += length + 1;
        if (person == other) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            clear(chain[i]);
        }
        for (int i = 0; i < length; i++) {
            set(chain[i], i % 2 == 0 ? free : wanted);
        }
        return true;
    }

    private void set(int edge, int round) {
        roundOf[edge] = round;
        edgeAt[problem.one[edge] * rounds + round] = edge;
        edgeAt[problem.other[edge] * rounds + round] = edge;
    }

    private void clear(int edge) {
        int round = roundOf[edge];
        roundOf[edge] = NONE;
        edgeAt[problem.one[edge] * rounds + round] = NONE;
        edgeAt[problem.other[edge] * rounds + round] = NONE;
    }
}
