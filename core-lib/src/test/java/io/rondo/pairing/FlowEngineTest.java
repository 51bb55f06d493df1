package io.rondo.pairing;

import static io.rondo.pairing.Requests.EVERYONE;
import static io.rondo.pairing.Requests.MENTORING;
import static io.rondo.pairing.Requests.TWO_SIDED;
import static io.rondo.pairing.Requests.adults;
import static io.rondo.pairing.Requests.allPairsBut;
import static io.rondo.pairing.Requests.id;
import static io.rondo.pairing.Requests.womenAndMen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.pairing.Participant.Standing;
import io.rondo.pairing.Plan.Reason;
import io.rondo.pairing.Plan.Unplaced;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FlowEngineTest {

    private final PairingEngine engine = new FlowEngine();

    @Test
    void nobody_and_one_person_make_an_empty_plan() {
        assertThat(engine.plan(request(adults(0), EVERYONE))).isEqualTo(new Plan(List.of(), List.of(), 0, 0));
        assertThat(engine.plan(request(adults(1), EVERYONE)).unplaced())
                .containsExactly(new Unplaced(id(0), Reason.NO_COMPATIBLE_PARTNER));
    }

    @Test
    void eight_people_all_meet_in_seven_rounds_and_the_plan_proves_that_there_is_no_better() {
        Plan plan = engine.plan(request(adults(8), EVERYONE));

        assertThat(plan.meetings()).isEqualTo(28);
        assertThat(plan.gap()).isZero();
        assertThat(plan.groups())
                .singleElement()
                .satisfies(group -> assertThat(group.rounds()).hasSize(7));
    }

    @Test
    void an_odd_number_sits_out_in_turn() {
        Plan plan = engine.plan(request(adults(7), EVERYONE));

        assertThat(plan.meetings()).isEqualTo(21);
        assertThat(plan.gap()).isZero();
        assertThat(plan.meetingsPerPerson().values()).containsOnly(6);
    }

    @Test
    void whoever_was_left_out_last_time_does_not_sit_out_first() {
        List<Participant> five = new ArrayList<>(adults(5));
        five.set(3, five.get(3).withStanding(new Standing(Instant.EPOCH, 1)));
        for (int seed = 0; seed < 20; seed++) {
            Plan plan = engine.plan(
                    PairingRequest.builder(five, EVERYONE).rounds(4).seed(seed).build());

            assertThat(plan.meetingsPerPerson().get(id(3))).isEqualTo(4);
        }
    }

    @Test
    void two_full_sides_meet_completely() {
        Plan plan = engine.plan(request(womenAndMen(6, 4), TWO_SIDED));

        assertThat(plan.meetings()).isEqualTo(24);
        assertThat(plan.gap()).isZero();
        assertThat(plan.groups().getFirst().rounds()).hasSize(6);
    }

    @Test
    void who_finds_nobody_is_told_so_and_who_is_of_the_larger_side_too() {
        List<Participant> people = new ArrayList<>(womenAndMen(1, 3));
        people.add(Participant.adult(id(4)).withSides(Set.of("man"), Set.of("man")));

        Plan plan =
                engine.plan(PairingRequest.builder(people, TWO_SIDED).rounds(2).build());

        assertThat(plan.unplaced()).contains(new Unplaced(id(4), Reason.NO_COMPATIBLE_PARTNER));
        assertThat(plan.unplaced().stream().filter(unplaced -> unplaced.reason() == Reason.MORE_OF_ONE_SIDE))
                .hasSize(1);
        assertThat(plan.meetings()).isEqualTo(2);
    }

    @Test
    void of_the_larger_side_those_who_were_left_out_last_time_are_placed_first() {
        List<Participant> people = new ArrayList<>(womenAndMen(2, 3));
        people.set(3, people.get(3).withStanding(new Standing(Instant.EPOCH, 2)));
        for (int seed = 0; seed < 20; seed++) {
            Plan plan = engine.plan(PairingRequest.builder(people, TWO_SIDED)
                    .rounds(1)
                    .seed(seed)
                    .build());

            assertThat(plan.meetings()).isEqualTo(2);
            assertThat(plan.unplaced())
                    .extracting(Unplaced::person)
                    .doesNotContain(id(3))
                    .hasSize(1);
        }
    }

    @Test
    void a_blocked_person_gets_the_same_reason_as_one_for_whom_there_was_no_room() {
        Set<Pair> blocked = Set.of(new Pair(id(0), id(1)), new Pair(id(0), id(2)), new Pair(id(0), id(3)));

        Plan plan = engine.plan(
                PairingRequest.builder(adults(4), EVERYONE).forbidden(blocked).build());

        assertThat(plan.unplaced()).containsExactly(new Unplaced(id(0), Reason.GROUP_LIMITS));
        assertThat(engine.plan(PairingRequest.builder(adults(5), EVERYONE)
                                .groupLimits(new GroupLimits(4, 4))
                                .build())
                        .unplaced())
                .singleElement()
                .satisfies(unplaced -> assertThat(unplaced.reason()).isEqualTo(Reason.GROUP_LIMITS));
    }

    @Test
    void a_lone_minor_among_adults_meets_nobody() {
        List<Participant> people = new ArrayList<>(adults(4));
        people.add(Participant.minor(id(4)));

        Plan plan = engine.plan(request(people, EVERYONE));

        assertThat(plan.unplaced()).containsExactly(new Unplaced(id(4), Reason.NO_COMPATIBLE_PARTNER));
        assertThat(plan.meetings()).isEqualTo(6);
    }

    @Test
    void minors_are_never_paired_by_gender_and_seeking() {
        Participant ana = Participant.minor(id(0)).withSides(Set.of("woman"), Set.of("man"));
        Participant hugo = Participant.minor(id(1)).withSides(Set.of("man"), Set.of("woman"));

        assertThat(engine.plan(request(List.of(ana, hugo), TWO_SIDED)).meetings())
                .isZero();
    }

    @Test
    void mentors_meet_mentees_only() {
        List<Participant> people = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            String tag = number % 2 == 0 ? "mentor" : "mentee";
            people.add(Participant.adult(id(number)).withSides(Set.of(tag), Set.of()));
        }

        Plan plan = engine.plan(request(people, MENTORING));

        assertThat(plan.meetings()).isEqualTo(9);
        assertThat(plan.gap()).isZero();
    }

    @Test
    void compatible_people_are_kept_in_one_group() {
        // Two circles of friends who may only meet among themselves, mixed up by number.
        Set<Pair> friends = Requests.randomPairs(12, 1.1, new java.util.Random(0));
        friends.removeIf(pair -> number(pair.first()) % 2 != number(pair.second()) % 2);

        Plan plan = engine.plan(PairingRequest.builder(adults(12), EVERYONE)
                .forbidden(allPairsBut(12, friends))
                .groupLimits(new GroupLimits(4, 6))
                .build());

        assertThat(plan.groups()).hasSize(2);
        assertThat(plan.meetings()).isEqualTo(30);
        assertThat(plan.gap()).isZero();
    }

    @Test
    void sides_are_balanced_in_each_group() {
        Plan plan = engine.plan(PairingRequest.builder(womenAndMen(12, 12), TWO_SIDED)
                .groupLimits(new GroupLimits(6, 8))
                .rounds(3)
                .build());

        assertThat(plan.groups()).hasSize(3);
        assertThat(plan.meetings()).isEqualTo(36);
        assertThat(plan.meetingsPerPerson().values()).containsOnly(3);
    }

    @Test
    void too_few_for_a_group_are_all_unplaced() {
        Plan plan = engine.plan(PairingRequest.builder(adults(3), EVERYONE)
                .groupLimits(new GroupLimits(4, 8))
                .build());

        assertThat(plan.groups()).isEmpty();
        assertThat(plan.unplaced()).extracting(Unplaced::reason).containsOnly(Reason.GROUP_LIMITS);
    }

    @Test
    void a_pair_that_the_host_wishes_meets_and_one_that_he_does_not_wish_does_not_when_there_is_a_choice() {
        Affinity affinity =
                new Affinity(Affinity.Weights.DEFAULT, Set.of(new Pair(id(0), id(5))), Set.of(new Pair(id(1), id(2))));

        for (int seed = 0; seed < 10; seed++) {
            Plan plan = engine.plan(PairingRequest.builder(adults(6), EVERYONE)
                    .affinity(affinity)
                    .rounds(1)
                    .seed(seed)
                    .build());
            assertThat(plan.groups().getFirst().rounds().getFirst().pairs())
                    .contains(new Pair(id(0), id(5)))
                    .doesNotContain(new Pair(id(1), id(2)));
        }
    }

    @Test
    void another_seed_gives_another_plan_and_the_same_seed_the_same() {
        List<Participant> people = adults(12);
        PairingRequest request =
                PairingRequest.builder(people, EVERYONE).rounds(5).seed(1).build();
        List<Participant> shuffled = new ArrayList<>(people);
        Collections.reverse(shuffled);

        assertThat(engine.plan(request.toBuilder().participants(shuffled).build()))
                .isEqualTo(engine.plan(request));
        assertThat(engine.plan(request.toBuilder().seed(2).build())).isNotEqualTo(engine.plan(request));
    }

    @Test
    void three_hundred_people_are_planned_in_every_mode() {
        assertThat(engine.plan(PairingRequest.builder(adults(300), EVERYONE)
                                .rounds(12)
                                .build())
                        .meetings())
                .isEqualTo(1_800);
        assertThat(engine.plan(PairingRequest.builder(womenAndMen(150, 150), TWO_SIDED)
                                .rounds(12)
                                .build())
                        .meetings())
                .isEqualTo(1_800);
        PairingRequest grouped = PairingRequest.builder(adults(300), EVERYONE)
                .groupLimits(new GroupLimits(6, 20))
                .rounds(12)
                .build();
        assertThat(engine.plan(grouped).meetings()).isEqualTo(1_800);
        Set<Pair> apart = Requests.randomPairs(300, 0.02, new java.util.Random(9));
        assertThat(engine.plan(PairingRequest.builder(adults(300), EVERYONE)
                                .forbidden(apart)
                                .rounds(12)
                                .build())
                        .meetings())
                .isEqualTo(1_800);
    }

    @Test
    void a_person_who_is_there_twice_is_refused() {
        List<Participant> twice = List.of(Participant.adult(id(0)), Participant.adult(id(0)));

        assertThatThrownBy(() -> request(twice, EVERYONE)).isInstanceOf(IllegalArgumentException.class);
    }

    private static PairingRequest request(Collection<Participant> people, Mode mode) {
        return PairingRequest.builder(List.copyOf(people), mode).build();
    }

    private static int number(UUID id) {
        return (int) id.getLeastSignificantBits();
    }
}
