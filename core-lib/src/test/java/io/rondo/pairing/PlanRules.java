package io.rondo.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.pairing.Plan.Group;
import io.rondo.pairing.Plan.Round;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The rules that no plan may break, checked from the outside. */
final class PlanRules {

    private PlanRules() {}

    static void assertKept(PairingRequest request, Plan plan, String as) {
        assertKeptFrom(0, request, plan, as);
        for (Group group : plan.groups()) {
            assertThat(group.people().size())
                    .as(as)
                    .isBetween(
                            request.groupLimits().min(), request.groupLimits().max());
        }
        assertThat(plan.meetings()).as(as).isEqualTo(meetings(plan, 0)).isLessThanOrEqualTo(plan.upperBound());
    }

    /** Checks the rounds from {@code firstRound}: those before it may hold people who have left since. */
    static void assertKeptFrom(int firstRound, PairingRequest request, Plan plan, String as) {
        Map<UUID, Participant> participants = new HashMap<>();
        request.participants().forEach(person -> participants.put(person.id(), person));
        List<UUID> mentioned = new ArrayList<>();
        plan.groups().forEach(group -> mentioned.addAll(group.people()));
        plan.unplaced().forEach(unplaced -> mentioned.add(unplaced.person()));
        assertSameOnes(mentioned, participants.keySet(), as);

        Set<Pair> met = new HashSet<>();
        for (Group group : plan.groups()) {
            assertThat(group.people().size())
                    .as(as)
                    .isLessThanOrEqualTo(request.groupLimits().max());
            assertThat(group.rounds().size()).as(as).isLessThanOrEqualTo(Math.max(firstRound, request.rounds()));
            for (int round = firstRound; round < group.rounds().size(); round++) {
                assertEachOnce(group, group.rounds().get(round), as);
                for (Pair pair : group.rounds().get(round).pairs()) {
                    assertThat(met.add(pair)).as("%s: %s meet twice", as, pair).isTrue();
                    assertMayMeet(request, participants, pair, as);
                }
            }
        }
    }

    static int meetings(Plan plan, int firstRound) {
        return plan.groups().stream()
                .flatMap(group -> group.rounds().stream().skip(firstRound))
                .mapToInt(round -> round.pairs().size())
                .sum();
    }

    private static void assertEachOnce(Group group, Round round, String as) {
        List<UUID> inRound = new ArrayList<>(round.byes());
        round.pairs().forEach(pair -> inRound.addAll(List.of(pair.first(), pair.second())));
        assertSameOnes(inRound, group.people(), as);
    }

    /** Each once; by sets, since AssertJ compares lists without order pair by pair. */
    private static void assertSameOnes(List<UUID> found, Collection<UUID> expected, String as) {
        assertThat(found).as(as).hasSameSizeAs(expected);
        assertThat(new HashSet<>(found)).as(as).isEqualTo(new HashSet<>(expected));
    }

    private static void assertMayMeet(
            PairingRequest request, Map<UUID, Participant> participants, Pair pair, String as) {
        assertThat(request.forbidden().contains(pair))
                .as("%s: %s is forbidden", as, pair)
                .isFalse();
        assertThat(request.alreadyMet().contains(pair))
                .as("%s: %s has met", as, pair)
                .isFalse();
        Participant one = Objects.requireNonNull(participants.get(pair.first()));
        Participant other = Objects.requireNonNull(participants.get(pair.second()));
        assertThat(one.ageBand()).as(as).isEqualTo(other.ageBand());
        switch (request.mode()) {
            case Mode.TwoSided() -> {
                assertThat(one.ageBand()).as(as).isEqualTo(AgeBand.ADULT);
                assertThat(one.sides()).as(as).containsAnyElementsOf(other.seeks());
                assertThat(other.sides()).as(as).containsAnyElementsOf(one.seeks());
            }
            case Mode.Tags(String tag, String otherTag) ->
                assertThat((one.sides().contains(tag) && other.sides().contains(otherTag))
                                || (one.sides().contains(otherTag)
                                        && other.sides().contains(tag)))
                        .as(as)
                        .isTrue();
            case Mode.Everyone() -> {}
        }
    }
}
