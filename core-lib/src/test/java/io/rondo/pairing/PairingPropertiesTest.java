package io.rondo.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Properties of every plan, on random requests; a failure names the seed that makes the same request again. */
class PairingPropertiesTest {

    private static final int REQUESTS_PER_MODE = 60;

    private final PairingEngine engine = new FlowEngine();

    @Test
    void no_plan_breaks_a_rule_or_exceeds_its_bound() {
        for (Mode mode : Requests.MODES) {
            for (int seed = 0; seed < REQUESTS_PER_MODE; seed++) {
                Random random = new Random(seed);
                int people = seed % 10 == 0 ? random.nextInt(301) : random.nextInt(81);
                PairingRequest request = Requests.random(mode, people, random);

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
    void whoever_is_numbered_how_a_plan_has_as_many_meetings_as_fair() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int people = 2 + random.nextInt(14);
            int rounds = 1 + random.nextInt(5);
            boolean[][] apart = new boolean[people][people];
            for (int one = 0; one < people; one++) {
                for (int other = one + 1; other < people; other++) {
                    apart[one][other] = random.nextDouble() < 0.4;
                }
            }
            List<Integer> numbers = new ArrayList<>();
            for (int person = 0; person < people; person++) {
                numbers.add(person);
            }

            Plan plan = engine.plan(request(apart, numbers, rounds));
            Collections.shuffle(numbers, random);
            Plan renumbered = engine.plan(request(apart, numbers, rounds));

            assertThat(renumbered.meetings()).as("seed %d", seed).isEqualTo(plan.meetings());
            assertThat(renumbered.upperBound()).as("seed %d", seed).isEqualTo(plan.upperBound());
            assertThat(fewestFirst(renumbered, people)).as("seed %d", seed).isEqualTo(fewestFirst(plan, people));
        }
    }

    private static PairingRequest request(boolean[][] apart, List<Integer> numbers, int rounds) {
        List<Pair> forbidden = new ArrayList<>();
        for (int one = 0; one < apart.length; one++) {
            for (int other = one + 1; other < apart.length; other++) {
                if (apart[one][other]) {
                    forbidden.add(new Pair(Requests.id(numbers.get(one)), Requests.id(numbers.get(other))));
                }
            }
        }
        return PairingRequest.builder(Requests.adults(apart.length), Requests.EVERYONE)
                .forbidden(java.util.Set.copyOf(forbidden))
                .rounds(rounds)
                .build();
    }

    private static int[] fewestFirst(Plan plan, int people) {
        int[] meetings = new int[people];
        int place = 0;
        for (int met : plan.meetingsPerPerson().values()) {
            meetings[place++] = met;
        }
        Arrays.sort(meetings);
        return meetings;
    }

    @Test
    void where_everyone_may_meet_everyone_byes_differ_by_at_most_one() {
        for (int people = 2; people <= 41; people += 3) {
            for (int rounds = 1; rounds <= 12; rounds += 2) {
                Plan plan = engine.plan(PairingRequest.builder(Requests.adults(people), Requests.EVERYONE)
                        .rounds(rounds)
                        .seed(people)
                        .build());

                assertThat(plan.gap()).isZero();
                int fewest = Collections.min(plan.meetingsPerPerson().values());
                int most = Collections.max(plan.meetingsPerPerson().values());
                assertThat(most - fewest)
                        .as("%d people, %d rounds", people, rounds)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void full_sides_and_full_graphs_have_no_gap() {
        for (int rounds = 1; rounds <= 9; rounds++) {
            for (int women = 1; women <= 7; women++) {
                for (int men = 1; men <= 7; men++) {
                    Plan plan = engine.plan(PairingRequest.builder(Requests.womenAndMen(women, men), Requests.TWO_SIDED)
                            .rounds(rounds)
                            .build());

                    int most = Math.min(women * men, rounds * Math.min(women, men));
                    assertThat(plan.meetings()).isEqualTo(most);
                    assertThat(plan.gap()).isZero();
                }
            }
        }
    }
}
