package io.rondo.pairing.rounds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Rounds for people all of whom hang together by whom they may meet. The same steps for any size:
 *
 * <ol>
 *   <li>{@link Relaxation}: which edges, by a cheapest flow; with two sides that is the optimum;
 *   <li>{@link EdgeColouring}: in which rounds;
 *   <li>{@link Polish}: each round the best beside the others;
 *   <li>{@link Search}: until it is proven that there is no better, or the effort is spent.
 * </ol>
 *
 * Stateless; safe to use from several threads.
 */
public final class RoundSolver {

    /** About a tenth of a second on one core, once for each connected part that is not proven before. */
    private static final long SEARCH_EFFORT = 8_000_000;

    private static final long POLISH_EFFORT = 600_000;
    private static final long COLOURING_STEPS_PER_EDGE = 400;

    /** Of more edges, only those that suit people best are looked at, so many for each person and round. */
    private static final int MOST_EDGES = 300_000;

    private static final int MOST_PARTNERS_PER_ROUND = 4;

    private RoundSolver() {}

    /** An upper bound on the meetings that takes no time: partners and rounds of each person, and odd sets. */
    public static int quickBound(RoundProblem problem) {
        return Math.min(Arrays.stream(problem.most).sum() / 2, Relaxation.mostOfOddSets(problem));
    }

    /** The most meetings that the relaxation allows: exact for two sides, else an upper bound that is nearly always exact. */
    public static int mostMeetings(RoundProblem problem) {
        int quick = quickBound(problem);
        if (quick == problem.edges || problem.edges > MOST_EDGES) {
            return Math.min(quick, problem.edges);
        }
        Relaxation relaxation = new Relaxation(problem);
        relaxation.solve();
        return relaxation.meetings();
    }

    /**
     * What came out.
     *
     * @param meetings the edges of each round, by their number in the problem's list
     * @param bound no plan has more meetings
     * @param proven no plan is better in any aim
     */
    public record Solved(List<List<RoundProblem.Link>> meetings, int bound, boolean proven) {}

    /** Solves the problem; takes milliseconds for tens of people, seconds for thousands. */
    public static Solved solve(RoundProblem problem, RandomGenerator random) {
        if (problem.edges == 0) {
            return new Solved(List.of(), 0, true);
        }
        if (problem.largestDegree() < problem.rounds) {
            boolean[] all = new boolean[problem.edges];
            Arrays.fill(all, true);
            Solution solution = compact(problem, all, random);
            if (solution.worth().meetings() == 2 * problem.edges) {
                return solved(problem, solution, problem.edges, true, random);
            }
        }
        if (problem.edges > MOST_EDGES) {
            return ofMany(problem, random);
        }
        Relaxation relaxation = new Relaxation(problem);
        relaxation.solve();
        int bound = relaxation.meetings();
        Worth best = relaxation.bound();
        Solution solution = compact(problem, relaxation.rounded().chosen(), random);
        boolean proven = !best.isBetterThan(solution.worth());
        if (!proven) {
            solution = new Polish(problem, random).improved(solution, POLISH_EFFORT);
            proven = !best.isBetterThan(solution.worth());
        }
        if (!proven) {
            Search search = new Search(problem, relaxation, solution, random, SEARCH_EFFORT);
            proven = search.run();
            solution = search.best();
        }
        return solved(problem, solution, proven ? solution.worth().meetings() / 2 : bound, proven, random);
    }

    /** The first thinned problem whose flow has as many meetings as there can be, or the last that is not too large. */
    private static Solved ofMany(RoundProblem problem, RandomGenerator random) {
        int bound = quickBound(problem);
        int perPerson = MOST_PARTNERS_PER_ROUND * problem.rounds;
        RoundProblem thinned = problem.thinned(perPerson, random);
        while (mostMeetings(thinned) < bound) {
            perPerson *= 2;
            RoundProblem next = problem.thinned(perPerson, random);
            if (next.edges > MOST_EDGES) {
                break;
            }
            thinned = next;
        }
        return new Solved(solve(thinned, random).meetings(), bound, false);
    }

    /** In as few rounds as the colouring finds, so that an evening does not last longer than it must. */
    private static Solution compact(RoundProblem problem, boolean[] chosen, RandomGenerator random) {
        int[] degree = new int[problem.people];
        int count = 0;
        for (int edge = 0; edge < problem.edges; edge++) {
            if (chosen[edge]) {
                degree[problem.one[edge]]++;
                degree[problem.other[edge]]++;
                count++;
            }
        }
        int fewest =
                Math.max(Arrays.stream(degree).max().orElse(0), Math.ceilDiv(count, Math.max(1, problem.people / 2)));
        int rounds = Math.clamp(fewest, 1, problem.rounds);
        EdgeColouring colouring = new EdgeColouring(problem, rounds, random);
        while (!colouring.colour(chosen, COLOURING_STEPS_PER_EDGE * problem.edges) && rounds < problem.rounds) {
            rounds++;
            colouring = new EdgeColouring(problem, rounds, random);
        }
        return Solution.of(problem, colouring.roundOf());
    }

    private static Solved solved(
            RoundProblem problem, Solution solution, int bound, boolean proven, RandomGenerator random) {
        List<List<RoundProblem.Link>> rounds = new ArrayList<>();
        for (int round = 0; round < problem.rounds; round++) {
            rounds.add(new ArrayList<>());
        }
        for (int edge = 0; edge < problem.edges; edge++) {
            if (solution.roundOf()[edge] != EdgeColouring.NONE) {
                rounds.get(solution.roundOf()[edge]).add(problem.link(edge));
            }
        }
        // Full rounds first, should the evening be cut short; of equally full ones the seed decides.
        Collections.shuffle(rounds, Random.from(random));
        rounds.sort(Comparator.comparingInt((List<RoundProblem.Link> round) -> round.size())
                .reversed());
        while (!rounds.isEmpty() && rounds.getLast().isEmpty()) {
            rounds.removeLast();
        }
        return new Solved(List.copyOf(rounds), bound, proven);
    }
}
