package io.rondo.pairing;

import static io.rondo.pairing.Requests.EVERYONE;
import static io.rondo.pairing.Requests.TWO_SIDED;
import static io.rondo.pairing.Requests.adults;
import static io.rondo.pairing.Requests.id;
import static io.rondo.pairing.Requests.womenAndMen;
import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.pairing.Plan.Group;
import io.rondo.pairing.Plan.Reason;
import io.rondo.pairing.Plan.Round;
import io.rondo.pairing.Plan.Unplaced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplanTest {

    private final PairingEngine engine = new FlowEngine();

    @Test
    void when_nothing_happened_the_plan_stays() {
        PairingRequest request =
                PairingRequest.builder(adults(9), EVERYONE).rounds(6).seed(4).build();
        Plan plan = engine.plan(request);

        assertThat(engine.replan(request, plan, new Progress(2, 3, metBefore(2, plan))))
                .isEqualTo(plan);
    }

    @Test
    void after_random_departures_all_rules_hold_and_nobody_meets_again() {
        for (Mode mode : Requests.MODES) {
            for (int seed = 0; seed < 40; seed++) {
                Random random = new Random(seed);
                PairingRequest request = Requests.random(mode, random.nextInt(50), random);
                Plan plan = engine.plan(request);
                int fromRound = random.nextInt(request.rounds() + 1);
                Set<Pair> met = metBefore(fromRound, plan);
                met.removeIf(pair -> random.nextInt(5) == 0);
                List<Participant> there = new ArrayList<>(request.participants());
                there.removeIf(person -> random.nextInt(6) == 0);
                PairingRequest now = request.toBuilder().participants(there).build();

                Plan again = engine.replan(now, plan, new Progress(fromRound, fromRound, met));

                String as = mode + ", seed " + seed;
                PlanRules.assertKeptFrom(fromRound, now, again, as);
                assertThat(Collections.disjoint(pairsFrom(fromRound, again), met))
                        .as(as)
                        .isTrue();
                assertThat(again.meetings()).as(as).isEqualTo(met.size() + PlanRules.meetings(again, fromRound));
                assertThat(again.gap()).as(as).isNotNegative();
            }
        }
    }

    @Test
    void rounds_that_are_over_stay_as_they_were_and_announced_pairs_are_kept() {
        PairingRequest request =
                PairingRequest.builder(adults(8), EVERYONE).rounds(5).build();
        Plan plan = engine.plan(request);
        List<Round> before = plan.groups().getFirst().rounds();

        Plan again = engine.replan(without(request, id(3)), plan, new Progress(2, 3, metBefore(2, plan)));

        List<Round> after = again.groups().getFirst().rounds();
        assertThat(after.subList(0, 2)).isEqualTo(before.subList(0, 2));
        assertThat(after.get(2).pairs())
                .containsAll(before.get(2).pairs().stream()
                        .filter(pair -> !pair.has(id(3)))
                        .toList());
        assertThat(again.groups().getFirst().people()).doesNotContain(id(3)).hasSize(7);
    }

    @Test
    void seven_who_are_left_of_eight_lose_only_what_an_odd_number_costs() {
        PairingRequest request =
                PairingRequest.builder(adults(8), EVERYONE).rounds(7).build();
        Plan plan = engine.plan(request);

        Plan again = engine.replan(without(request, id(0)), plan, new Progress(1, 1, metBefore(1, plan)));

        assertThat(again.meetings()).isEqualTo(4 + 6 * 3);
    }

    @Test
    void the_partners_of_two_who_leave_meet_each_other() {
        PairingRequest request =
                PairingRequest.builder(womenAndMen(4, 4), TWO_SIDED).rounds(3).build();
        Plan plan = engine.plan(request);
        Pair first = plan.groups().getFirst().rounds().getFirst().pairs().getFirst();
        Pair second = plan.groups().getFirst().rounds().getFirst().pairs().getLast();
        UUID womanWhoLeaves = first.first();
        UUID manWhoLeaves = second.second();

        Plan again = engine.replan(without(request, womanWhoLeaves, manWhoLeaves), plan, new Progress(0, 1, Set.of()));

        assertThat(again.groups().getFirst().rounds().getFirst().pairs())
                .contains(new Pair(first.partnerOf(womanWhoLeaves), second.partnerOf(manWhoLeaves)))
                .hasSize(3);
        assertThat(again.gap()).isZero();
    }

    @Test
    void a_block_in_the_middle_of_an_evening_holds_from_the_next_round_on() {
        PairingRequest request =
                PairingRequest.builder(adults(6), EVERYONE).rounds(5).build();
        Plan plan = engine.plan(request);
        Pair blocked = plan.groups().getFirst().rounds().get(3).pairs().getFirst();
        PairingRequest now = request.toBuilder().forbidden(Set.of(blocked)).build();

        Plan again = engine.replan(now, plan, new Progress(2, 4, metBefore(2, plan)));

        PlanRules.assertKeptFrom(2, now, again, "after a block");
        assertThat(again.meetings()).isGreaterThanOrEqualTo(14);
    }

    @Test
    void a_pair_whose_call_failed_may_be_planned_again() {
        PairingRequest request =
                PairingRequest.builder(adults(4), EVERYONE).rounds(4).build();
        Plan plan = engine.plan(request);
        Set<Pair> met = metBefore(1, plan);
        Pair failed = met.iterator().next();
        met.remove(failed);

        Plan again = engine.replan(request, plan, new Progress(1, 1, met));

        assertThat(pairsFrom(1, again)).contains(failed);
        assertThat(again.meetings()).isEqualTo(6);
    }

    @Test
    void a_latecomer_joins_the_next_round() {
        PairingRequest request =
                PairingRequest.builder(adults(5), EVERYONE).rounds(5).build();
        Plan plan = engine.plan(request);
        PairingRequest now = request.toBuilder().participants(adults(6)).build();

        Plan again = engine.replan(now, plan, new Progress(1, 1, metBefore(1, plan)));

        assertThat(again.groups().getFirst().rounds().get(1).byes()).isEmpty();
        assertThat(again.groups().getFirst().rounds().getFirst())
                .isEqualTo(plan.groups().getFirst().rounds().getFirst());
        assertThat(again.meetingsPerPerson().get(id(5))).isEqualTo(4);
    }

    @Test
    void a_latecomer_for_whom_no_group_has_room_is_unplaced() {
        PairingRequest request = PairingRequest.builder(adults(4), EVERYONE)
                .groupLimits(new GroupLimits(4, 4))
                .build();
        Plan plan = engine.plan(request);

        Plan again = engine.replan(
                request.toBuilder().participants(adults(5)).build(), plan, new Progress(1, 1, metBefore(1, plan)));

        assertThat(again.unplaced()).containsExactly(new Unplaced(id(4), Reason.GROUP_LIMITS));
    }

    @Test
    void someone_left_alone_joins_another_group_that_has_room() {
        PairingRequest request = PairingRequest.builder(adults(8), EVERYONE)
                .groupLimits(new GroupLimits(4, 5))
                .rounds(3)
                .build();
        Plan plan = engine.plan(request);
        assertThat(plan.groups()).hasSize(2);
        UUID alone = plan.groups().getFirst().people().getFirst();
        UUID[] leaving = plan.groups().getFirst().people().stream()
                .filter(person -> !person.equals(alone))
                .toArray(UUID[]::new);

        Plan again = engine.replan(without(request, leaving), plan, new Progress(1, 1, metBefore(1, plan)));

        assertThat(again.groups().stream().filter(group -> group.people().contains(alone)))
                .singleElement()
                .satisfies(group -> assertThat(group.people()).hasSize(5));
        PlanRules.assertKeptFrom(1, without(request, leaving), again, "after three left");
    }

    @Test
    void a_plan_that_placed_nobody_is_made_anew() {
        PairingRequest alone = PairingRequest.builder(adults(1), EVERYONE).build();
        PairingRequest four = alone.toBuilder().participants(adults(4)).build();

        assertThat(engine.replan(four, engine.plan(alone), Progress.none()).meetings())
                .isEqualTo(6);
    }

    private static PairingRequest without(PairingRequest request, UUID... leaving) {
        List<Participant> there = new ArrayList<>(request.participants());
        there.removeIf(person -> Set.of(leaving).contains(person.id()));
        return request.toBuilder().participants(there).build();
    }

    private static Set<Pair> metBefore(int round, Plan plan) {
        Set<Pair> met = new HashSet<>();
        for (Group group : plan.groups()) {
            group.rounds().stream().limit(round).forEach(past -> met.addAll(past.pairs()));
        }
        return met;
    }

    private static Set<Pair> pairsFrom(int round, Plan plan) {
        Set<Pair> pairs = new HashSet<>();
        for (Group group : plan.groups()) {
            group.rounds().stream().skip(round).forEach(future -> pairs.addAll(future.pairs()));
        }
        return pairs;
    }
}
