package io.rondo.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.event.Sides;
import io.rondo.member.profile.AgeBand;
import io.rondo.member.profile.Profile;
import io.rondo.pairing.Pair;
import io.rondo.pairing.Participant;
import io.rondo.pairing.Plan;
import io.rondo.registration.Registration;
import io.rondo.registration.RegistrationState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The evening's pure rules. */
class RulesTest {

    private static final Instant NOW = Instant.parse("2026-12-04T18:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);
    private static final UUID ANA = new UUID(0x01900000_0000_7000L, 0x8000_0000_0000_0001L);
    private static final UUID HUGO = new UUID(0x01900000_0000_7000L, 0x8000_0000_0000_0002L);
    private static final UUID BEA = new UUID(0x01900000_0000_7000L, 0x8000_0000_0000_0003L);
    private static final UUID GUS = new UUID(0x01900000_0000_7000L, 0x8000_0000_0000_0004L);

    private static Trouble absent(UUID who, Duration ago) {
        return new Trouble(who, Trouble.Kind.PARTNER_ABSENT, NOW.minus(ago));
    }

    @Test
    void the_first_complaint_waits_and_the_second_within_two_minutes_acts() {
        assertThat(TroubleRule.absent(List.of(), ANA, NOW)).isEqualTo(TroubleRule.Answer.WAIT);
        assertThat(TroubleRule.absent(List.of(absent(ANA, Duration.ofSeconds(60))), ANA, NOW))
                .isEqualTo(TroubleRule.Answer.ACT);
        assertThat(TroubleRule.absent(List.of(absent(ANA, Duration.ofSeconds(121))), ANA, NOW))
                .isEqualTo(TroubleRule.Answer.WAIT);
    }

    @Test
    void a_double_press_is_one_complaint() {
        assertThat(TroubleRule.absent(List.of(absent(ANA, Duration.ofMillis(400))), ANA, NOW))
                .isEqualTo(TroubleRule.Answer.ALREADY_NOTED);
    }

    @Test
    void the_partners_complaint_is_not_mine() {
        assertThat(TroubleRule.absent(List.of(absent(HUGO, Duration.ofSeconds(30))), ANA, NOW))
                .isEqualTo(TroubleRule.Answer.WAIT);
    }

    @Test
    void a_round_is_worth_joining_while_a_quarter_or_a_minute_is_left() {
        Duration five = Duration.ofMinutes(5);
        assertThat(TroubleRule.isWorthJoining(NOW, NOW.plusSeconds(60), five)).isTrue();
        assertThat(TroubleRule.isWorthJoining(NOW, NOW.plusSeconds(59), five)).isFalse();
        assertThat(TroubleRule.isWorthJoining(NOW, NOW.plusSeconds(2), Duration.ofSeconds(8)))
                .isTrue();
    }

    @Test
    void two_have_met_after_half_of_their_round() {
        assertThat(TroubleRule.haveMet(NOW.minusSeconds(150), NOW, NOW.plusSeconds(150)))
                .isTrue();
        assertThat(TroubleRule.haveMet(NOW.minusSeconds(149), NOW, NOW.plusSeconds(151)))
                .isFalse();
    }

    @Test
    void only_a_yes_from_both_sides_is_a_match_and_never_between_two_who_must_not_meet() {
        List<MutualYes.Reaction> reactions = List.of(
                new MutualYes.Reaction(ANA, HUGO, true),
                new MutualYes.Reaction(HUGO, ANA, true),
                new MutualYes.Reaction(ANA, BEA, true),
                new MutualYes.Reaction(BEA, ANA, false),
                new MutualYes.Reaction(BEA, GUS, true),
                new MutualYes.Reaction(GUS, BEA, true),
                new MutualYes.Reaction(HUGO, GUS, true));
        assertThat(MutualYes.among(reactions, Set.of(new PairOfPeople(GUS, BEA))))
                .containsExactly(new PairOfPeople(ANA, HUGO));
    }

    @Test
    void nobody_is_asked_the_same_twice_in_thirty_rounds() {
        Set<Integer> asked = new HashSet<>();
        IntStream.rangeClosed(1, 30).forEach(round -> asked.add(Icebreakers.of(1_234_567_891, round)));
        assertThat(asked).hasSize(30).allMatch(question -> question >= 0 && question < Icebreakers.COUNT);
        assertThat(Icebreakers.ofLateJoin(7, 1)).isNotEqualTo(Icebreakers.of(7, 1));
    }

    @Test
    void groups_keep_their_numbers_when_people_leave_and_new_ones_get_free_numbers() {
        Map<UUID, Integer> before = Map.of(ANA, 2, HUGO, 2, BEA, 1);
        Plan plan = new Plan(
                List.of(new Plan.Group(List.of(ANA, BEA, HUGO), List.of()), new Plan.Group(List.of(GUS), List.of())),
                List.of(),
                0,
                0);
        assertThat(PlanRows.numbers(plan, before)).containsExactly(2, 3);
    }

    @Test
    void rows_become_the_plan_that_they_came_from() {
        Plan plan = new Plan(
                List.of(new Plan.Group(
                        List.of(ANA, HUGO, BEA),
                        List.of(
                                new Plan.Round(List.of(new Pair(ANA, HUGO)), List.of(BEA)),
                                new Plan.Round(List.of(new Pair(ANA, BEA)), List.of(HUGO))))),
                List.of(),
                2,
                2);
        List<RoundPair> rows = PlanRows.planned(plan, List.of(1), 0, 5).stream()
                .map(row -> new RoundPair(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        1,
                        row.groupNo(),
                        row.roundNo(),
                        PairState.PLANNED,
                        row.one(),
                        row.other(),
                        row.icebreaker(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        assertThat(PlanRows.read(Map.of(ANA, 1, HUGO, 1, BEA, 1), rows)).isEqualTo(plan);
        assertThat(PlanRows.planned(plan, List.of(1), 1, 5))
                .extracting(PairStore.Planned::roundNo)
                .containsExactly(2);
    }

    @Test
    void a_pair_of_one_is_no_pair() {
        assertThatThrownBy(() -> new PairOfPeople(ANA, ANA)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new PairOfPeople(HUGO, ANA)).isEqualTo(new PairOfPeople(ANA, HUGO));
    }

    private static Registration registration(UUID person) {
        return new Registration(
                UUID.randomUUID(),
                UUID.randomUUID(),
                person,
                UUID.randomUUID(),
                RegistrationState.CONFIRMED,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                NOW,
                Optional.of(NOW),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Profile profile(UUID person, String gender, Set<String> seeking, Optional<LocalDate> birthday) {
        return new Profile(
                person,
                Optional.of(gender),
                seeking,
                birthday,
                Optional.<AgeBand>empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of("Mentor"),
                Set.of("name"),
                Optional.empty(),
                Optional.empty());
    }

    private static Participant participant(Profile profile, Sides sides) {
        return Participants.of(registration(profile.personId()), profile, 0, sides, DAY);
    }

    @Test
    void whoever_seeks_everyone_suits_whoever_seeks_them() {
        Sides sides = new Sides.TwoSided();
        Participant ana = participant(profile(ANA, "woman", Set.of("everyone"), Optional.empty()), sides);
        Participant hugo = participant(profile(HUGO, "man", Set.of("woman"), Optional.empty()), sides);
        Participant gus = participant(profile(GUS, "man", Set.of("man"), Optional.empty()), sides);
        assertThat(Participants.mode(sides).suits(ana, hugo)).isTrue();
        assertThat(Participants.mode(sides).suits(ana, gus)).isFalse();
        assertThat(Participants.mode(sides).suits(hugo, gus)).isFalse();
    }

    @Test
    void a_minor_on_the_day_of_the_event_never_meets_an_adult() {
        Sides sides = new Sides.Everyone();
        Participant minor = participant(
                profile(ANA, "woman", Set.of(), Optional.of(DAY.minusYears(18).plusDays(1))), sides);
        Participant adult = participant(profile(HUGO, "man", Set.of(), Optional.of(DAY.minusYears(18))), sides);
        Participant unknown = participant(profile(BEA, "woman", Set.of(), Optional.empty()), sides);
        assertThat(Participants.mode(sides).suits(minor, adult)).isFalse();
        assertThat(Participants.mode(sides).suits(adult, unknown)).isTrue();
    }

    @Test
    void tags_are_the_same_however_they_are_written() {
        Sides sides = new Sides.Tags(" mentor", "Mentee ");
        assertThat(participant(profile(ANA, "woman", Set.of(), Optional.empty()), sides)
                        .sides())
                .containsExactly("mentor");
        assertThat(Participants.mode(sides)).isEqualTo(new io.rondo.pairing.Mode.Tags("mentor", "mentee"));
    }
}
