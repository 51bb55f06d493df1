package io.rondo.pairing;

import static io.rondo.pairing.Requests.EVERYONE;
import static io.rondo.pairing.Requests.adults;
import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.pairing.rounds.RoundSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Groups against every way to make them. */
class GroupingTest {

    private final PairingEngine engine = new FlowEngine();

    @Test
    void forty_seven_people_in_groups_of_six_to_ten_have_all_the_meetings_that_are_possible() {
        Plan plan = engine.plan(PairingRequest.builder(adults(47), EVERYONE)
                .groupLimits(new GroupLimits(6, 10))
                .build());

        assertThat(plan.groups().stream().map(group -> group.people().size()))
                .containsExactlyInAnyOrder(10, 10, 10, 10, 7);
        assertThat(plan.meetings()).isEqualTo(201);
        assertThat(plan.gap()).isZero();
    }

    @Test
    void with_few_rounds_the_sizes_are_as_equal_as_the_most_meetings_allow() {
        Plan plan = engine.plan(PairingRequest.builder(adults(47), EVERYONE)
                .groupLimits(new GroupLimits(6, 10))
                .rounds(5)
                .build());

        assertThat(plan.meetings()).isEqualTo(115);
        assertThat(plan.gap()).isZero();
        assertThat(plan.meetingsPerPerson().values().stream().filter(met -> met < 5))
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void sizes_have_the_most_meetings_of_all_sizes() {
        for (int people = 2; people <= 24; people++) {
            for (int max = 2; max <= 7; max++) {
                for (int rounds = 1; rounds <= 6; rounds++) {
                    GroupSizes sizes = new GroupSizes(new GroupLimits(2, max), rounds, false);
                    int places = sizes.places(people);

                    assertThat(sizes.mostMeetings(places))
                            .as("%d people, at most %d, %d rounds", people, max, rounds)
                            .isEqualTo(mostBySizes(sizes, places, max));
                }
            }
        }
    }

    private static int mostBySizes(GroupSizes sizes, int people, int largest) {
        if (people == 0) {
            return 0;
        }
        int most = Integer.MIN_VALUE;
        for (int size = 2; size <= Math.min(people, largest); size++) {
            int rest = mostBySizes(sizes, people - size, size);
            most = rest == Integer.MIN_VALUE ? most : Math.max(most, rest + sizes.meetings(size));
        }
        return most;
    }

    @Test
    void few_people_are_split_as_well_as_in_the_best_of_all_ways() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int people = 6 + random.nextInt(4);
            int min = 2 + random.nextInt(2);
            GroupLimits limits = new GroupLimits(min, min + 1 + random.nextInt(2));
            PairingRequest request = PairingRequest.builder(adults(people), EVERYONE)
                    .forbidden(Requests.randomPairs(people, 0.2 + 0.5 * random.nextDouble(), random))
                    .rounds(1 + random.nextInt(4))
                    .build();
            MeetingGraph graph = MeetingGraph.of(request, Set.of());
            Grouping grouping = new Grouping(graph, limits, request.rounds(), new SplittableRandom(seed));

            Grouping.Split split = grouping.split(graph.everyone());

            int possible = split.groups().stream()
                    .mapToInt(group -> possible(graph, group, request.rounds()))
                    .sum();
            List<Integer> placed =
                    split.groups().stream().flatMap(List::stream).sorted().toList();
            assertThat(possible)
                    .as("seed %d", seed)
                    .isEqualTo(best(graph, placed, new ArrayList<>(), limits, request.rounds()));
        }
    }

    /** Puts one person after the other into each group and into a new one. */
    private static int best(
            MeetingGraph graph, List<Integer> left, List<List<Integer>> groups, GroupLimits limits, int rounds) {
        if (left.isEmpty()) {
            return groups.stream().anyMatch(group -> group.size() < limits.min())
                    ? Integer.MIN_VALUE
                    : groups.stream()
                            .mapToInt(group -> possible(graph, group, rounds))
                            .sum();
        }
        int person = left.getFirst();
        List<Integer> others = left.subList(1, left.size());
        int best = Integer.MIN_VALUE;
        for (List<Integer> group : List.copyOf(groups)) {
            if (group.size() < limits.max()) {
                group.add(person);
                best = Math.max(best, best(graph, others, groups, limits, rounds));
                group.removeLast();
            }
        }
        groups.add(new ArrayList<>(List.of(person)));
        best = Math.max(best, best(graph, others, groups, limits, rounds));
        groups.removeLast();
        return best;
    }

    private static int possible(MeetingGraph graph, List<Integer> group, int rounds) {
        return graph.connected(group).stream()
                .mapToInt(part ->
                        RoundSolver.mostMeetings(GroupScheduler.problem(graph, part, new int[graph.size()], rounds)))
                .sum();
    }
}
