package io.rondo.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Properties of every plan, on random requests; a failure names the seed that makes the same request again. */
class PairingPropertiesTest {

    private static final int REQUESTS_PER_MODE = 60;

    private final PairingEngine engine = new CircleAndMatchingEngine();

    @Test
    void no_plan_breaks_a_rule_or_exceeds_its_bound() {
        for (Mode mode : Requests.MODES) {
            for (int seed = 0; seed < REQUESTS_PER_MODE; seed++) {
                Random random = new Random(seed);
                PairingRequest request = Requests.random(mode, random.nextInt(121), random);

                Plan plan = engine.plan(request);

                PlanRules.assertKept(request, plan, mode + ", seed " + seed);
            }
        }
    }

    @Test
    void the_order_of_the_participants_does_not_matter() {
        for (Mode mode : Requests.MODES) {
            for (int seed = 1_000; seed < 1_000 + REQUESTS_PER_MODE / 3; seed++) {
                Random random = new Random(seed);
                PairingRequest request = Requests.random(mode, random.nextInt(40), random);
                List<Participant> shuffled = new ArrayList<>(request.participants());
                Collections.shuffle(shuffled, random);

                Plan plan =
                        engine.plan(request.toBuilder().participants(shuffled).build());

                assertThat(plan).as("%s, seed %d", mode, seed).isEqualTo(engine.plan(request));
            }
        }
    }

    @Test
    void with_up_to_eight_people_full_graphs_reach_what_brute_force_reaches() {
        for (int rounds = 1; rounds <= 4; rounds++) {
            for (int people = 2; people <= 8; people++) {
                assertBest(PairingRequest.builder(Requests.adults(people), Requests.EVERYONE), rounds);
                for (int women = 1; women < people; women++) {
                    List<Participant> sides = Requests.womenAndMen(women, people - women);
                    assertBest(PairingRequest.builder(sides, Requests.TWO_SIDED), rounds);
                }
            }
        }
    }

    private void assertBest(PairingRequest.Builder builder, int rounds) {
        PairingRequest request = builder.rounds(rounds).build();
        int best = BruteForce.mostMeetings(MeetingGraph.of(request, Set.of()), rounds);

        Plan plan = engine.plan(request);

        assertThat(plan.meetings()).isEqualTo(best);
        assertThat(plan.gap()).isZero();
    }

    @Test
    void with_up_to_eight_people_the_bound_is_true_and_nearly_all_plans_are_optimal() {
        int optimal = 0;
        int all = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int people = 2 + random.nextInt(7);
            PairingRequest request = PairingRequest.builder(Requests.adults(people), Requests.EVERYONE)
                    .forbidden(Requests.randomPairs(people, 0.2 + 0.5 * random.nextDouble(), random))
                    .rounds(1 + random.nextInt(4))
                    .build();
            int best = BruteForce.mostMeetings(MeetingGraph.of(request, Set.of()), request.rounds());

            Plan plan = engine.plan(request);

            assertThat(plan.upperBound()).as("seed %d", seed).isGreaterThanOrEqualTo(best);
            assertThat(plan.meetings()).as("seed %d", seed).isLessThanOrEqualTo(best);
            all++;
            optimal += plan.meetings() == best ? 1 : 0;
        }
        assertThat(optimal).as("optimal of %d", all).isGreaterThanOrEqualTo(all * 95 / 100);
    }
}
