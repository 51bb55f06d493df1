package io.rondo.pairing.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.pairing.rounds.RoundProblem.Link;
import io.rondo.pairing.rounds.RoundProblem.Person;
import io.rondo.pairing.rounds.RoundSolver.Solved;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The solver against all that is possible, in all aims in their order; a failure names the problem's number. */
class RoundSolverTest {

    @Test
    void up_to_seven_people_reach_what_brute_force_reaches_in_meetings_fairness_and_affinity() {
        for (int number = 0; number < 2_000; number++) {
            assertBest(SmallProblems.ofPeople(2, 7, 4, 1, number), number);
        }
    }

    @Test
    void eight_people_reach_what_brute_force_reaches_in_meetings_fairness_and_affinity() {
        for (int number = 0; number < 200; number++) {
            assertBest(SmallProblems.ofPeople(8, 8, 4, 1, number), number);
        }
    }

    private static void assertBest(RoundProblem problem, int number) {
        Solved solved = RoundSolver.solve(problem, new SplittableRandom(number));

        assertThat(new Score(problem).of(meetings(solved)))
                .as("problem %d", number)
                .isEqualTo(ExactSolver.best(problem));
        assertThat(solved.bound())
                .as("problem %d", number)
                .isEqualTo(meetings(solved).size());
    }

    @Test
    void nine_to_twelve_people_reach_the_optima_that_were_worked_out_once() {
        assertThat(StoredOptima.read()).hasSize(200);
        StoredOptima.read().forEach((number, optimum) -> {
            RoundProblem problem = SmallProblems.stored(number);

            Solved solved = RoundSolver.solve(problem, new SplittableRandom(number));

            assertThat(new Score(problem).of(meetings(solved)))
                    .as("problem %d", number)
                    .isEqualTo(optimum);
            assertThat(solved.proven()).as("problem %d", number).isTrue();
        });
    }

    @Test
    void some_of_the_stored_optima_are_worked_out_again() {
        for (int number : List.of(3, 12, 17, 24, 58)) {
            assertThat(StoredOptima.read()).containsEntry(number, ExactSolver.best(SmallProblems.stored(number)));
        }
    }

    @Test
    void meetings_before_this_plan_count_for_fairness() {
        for (int number = 0; number < 300; number++) {
            Random random = new Random(number);
            RoundProblem plain = SmallProblems.ofPeople(3, 7, 2, 1, number);
            List<Person> people = new ArrayList<>();
            for (int person = 0; person < plain.people; person++) {
                people.add(new Person(random.nextInt(3), random.nextInt(2)));
            }

            assertBest(new RoundProblem(people, links(plain), plain.rounds), number);
        }
    }

    @Test
    void nobody_is_twice_in_a_round_and_no_two_meet_twice() {
        for (int number = 0; number < 200; number++) {
            RoundProblem problem = SmallProblems.ofPeople(2, 40, 10, 1, number);

            Solved solved = RoundSolver.solve(problem, new SplittableRandom(number));

            assertThat(solved.meetings().size()).isLessThanOrEqualTo(problem.rounds);
            assertThat(meetings(solved).size()).isLessThanOrEqualTo(solved.bound());
            assertThat(new HashSet<>(meetings(solved))).hasSameSizeAs(meetings(solved));
            for (List<Link> round : solved.meetings()) {
                BitSet busy = new BitSet();
                for (Link link : round) {
                    assertThat(busy.get(link.one()) || busy.get(link.other()))
                            .as("problem %d", number)
                            .isFalse();
                    busy.set(link.one());
                    busy.set(link.other());
                }
            }
        }
    }

    @Test
    void two_sides_are_proven_best_whatever_their_size() {
        for (int number = 0; number < 12; number++) {
            Random random = new Random(number);
            int each = 20 + random.nextInt(60);
            List<Link> links = new ArrayList<>();
            for (int one = 0; one < each; one++) {
                for (int other = each; other < 2 * each; other++) {
                    if (random.nextDouble() < 0.2) {
                        links.add(new Link(one, other, random.nextInt(1_001)));
                    }
                }
            }
            RoundProblem problem = new RoundProblem(Collections.nCopies(2 * each, Person.NEW), links, 8);

            Solved solved = RoundSolver.solve(problem, new SplittableRandom(number));

            assertThat(solved.proven()).as("problem %d", number).isTrue();
            assertThat(meetings(solved)).hasSize(solved.bound());
        }
    }

    @Test
    void five_who_all_may_meet_for_four_rounds_have_eight_meetings_and_not_ten() {
        RoundProblem problem = complete(5, 4);

        Solved solved = RoundSolver.solve(problem, new SplittableRandom(1));

        assertThat(meetings(solved)).hasSize(8);
        assertThat(solved.bound()).isEqualTo(8);
        assertThat(degrees(problem, solved)).containsExactly(3, 3, 3, 3, 4);
    }

    @Test
    void the_petersen_graph_which_three_rounds_cannot_hold_loses_two_meetings_and_that_is_proven() {
        List<Link> links = new ArrayList<>();
        for (int outer = 0; outer < 5; outer++) {
            links.add(new Link(outer, (outer + 1) % 5, 500));
            links.add(new Link(outer, outer + 5, 500));
            links.add(new Link(5 + outer, 5 + (outer + 2) % 5, 500));
        }
        RoundProblem petersen = new RoundProblem(Collections.nCopies(10, Person.NEW), links, 3);

        Solved solved = RoundSolver.solve(petersen, new SplittableRandom(1));

        assertThat(meetings(solved)).hasSize(13);
        assertThat(solved.bound()).isEqualTo(13);
    }

    @Test
    void more_edges_than_are_looked_at_are_thinned_and_the_bound_is_reached_all_the_same() {
        RoundProblem problem = complete(800, 3);

        Solved solved = RoundSolver.solve(problem, new SplittableRandom(1));

        assertThat(meetings(solved)).hasSize(1_200);
        assertThat(solved.bound()).isEqualTo(1_200);
    }

    private static RoundProblem complete(int people, int rounds) {
        List<Link> links = new ArrayList<>();
        for (int one = 0; one < people; one++) {
            for (int other = one + 1; other < people; other++) {
                links.add(new Link(one, other, 500));
            }
        }
        return new RoundProblem(Collections.nCopies(people, Person.NEW), links, rounds);
    }

    private static int[] degrees(RoundProblem problem, Solved solved) {
        int[] degrees = new int[problem.people];
        meetings(solved).forEach(link -> {
            degrees[link.one()]++;
            degrees[link.other()]++;
        });
        Arrays.sort(degrees);
        return degrees;
    }

    private static List<Link> meetings(Solved solved) {
        return solved.meetings().stream().flatMap(List::stream).toList();
    }

    private static List<Link> links(RoundProblem problem) {
        List<Link> links = new ArrayList<>();
        for (int edge = 0; edge < problem.edges; edge++) {
            links.add(problem.link(edge));
        }
        return links;
    }
}
