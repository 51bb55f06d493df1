package io.rondo.intro;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.pairing.FlowEngine;
import io.rondo.pairing.Mode;
import io.rondo.pairing.Pair;
import io.rondo.pairing.Participant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is introduced to whom, round after round. */
class MatchmakerTest {

    private static final Mode EVERYONE = new Mode.Everyone();

    private final Matchmaker matchmaker = new Matchmaker(new FlowEngine());
    private final Map<Pair, Integer> times = new HashMap<>();

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static List<Participant> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Participant.adult(id(number)))
                .toList();
    }

    private Matchmaker.Introduced round(List<Participant> people, Mode mode, Set<Pair> forbidden, long seed) {
        Matchmaker.Introduced introduced =
                matchmaker.introduce(new Matchmaker.Asked(people, mode, forbidden, Map.copyOf(times), seed));
        introduced.together().forEach(group -> pairsOf(group).forEach(pair -> times.merge(pair, 1, Integer::sum)));
        return introduced;
    }

    private static List<Pair> pairsOf(List<UUID> group) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            for (int j = i + 1; j < group.size(); j++) {
                pairs.add(new Pair(group.get(i), group.get(j)));
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 7, 8, 11})
    void nobody_meets_anybody_again_while_there_is_somebody_new_among_those_who_are_over(int count) {
        List<Participant> people = people(count);
        int all = count * (count - 1) / 2;
        for (int week = 0; times.size() < all && week < 3 * count; week++) {
            Map<Pair, Integer> before = Map.copyOf(times);
            Matchmaker.Introduced introduced = round(people, EVERYONE, Set.of(), week);
            assertThat(introduced.leftOut()).isEmpty();
            Set<UUID> again = new HashSet<>();
            introduced
                    .together()
                    .forEach(group -> pairsOf(group).stream()
                            .filter(before::containsKey)
                            .forEach(pair -> again.addAll(List.of(pair.first(), pair.second()))));
            List<UUID> repeated = List.copyOf(again);
            boolean couldBeNew = introduced.together().stream()
                    .filter(group -> group.size() == 2 && again.containsAll(group))
                    .flatMap(List::stream)
                    .anyMatch(person -> introduced.together().stream()
                            .filter(group -> group.size() == 2 && again.containsAll(group) && !group.contains(person))
                            .flatMap(List::stream)
                            .anyMatch(other -> !before.containsKey(new Pair(person, other))));
            assertThat(couldBeNew).as("week " + week + " repeats " + repeated).isFalse();
        }
        assertThat(times).hasSize(all);
    }

    @Test
    void everyone_of_a_small_even_circle_is_met_before_anyone_is_met_again() {
        List<Participant> people = people(4);
        for (int week = 0; week < 3; week++) {
            round(people, EVERYONE, Set.of(), week);
        }

        assertThat(times)
                .hasSize(6)
                .allSatisfy((pair, count) -> assertThat(count).isEqualTo(1));
        assertThat(round(people, EVERYONE, Set.of(), 3).together()).hasSize(2);
    }

    @Test
    void an_odd_one_makes_a_three_where_everyone_may_meet_and_is_left_out_where_not() {
        Matchmaker.Introduced three = round(people(5), EVERYONE, Set.of(), 1);
        assertThat(three.together().stream().map(List::size)).containsExactlyInAnyOrder(2, 3);
        assertThat(three.leftOut()).isEmpty();

        times.clear();
        Mode mentors = new Mode.Tags("mentor", "mentee");
        List<Participant> people = List.of(
                Participant.adult(id(1)).withSides(Set.of("mentor"), Set.of()),
                Participant.adult(id(2)).withSides(Set.of("mentee"), Set.of()),
                Participant.adult(id(3)).withSides(Set.of("mentee"), Set.of()));
        Matchmaker.Introduced two = round(people, mentors, Set.of(), 1);
        assertThat(two.together())
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(two.leftOut()).hasSize(1);
    }

    @Test
    void whoever_was_left_out_comes_first_next_time() {
        Mode mentors = new Mode.Tags("mentor", "mentee");
        for (int seed = 0; seed < 5; seed++) {
            times.clear();
            List<Participant> people = List.of(
                    Participant.adult(id(1)).withSides(Set.of("mentor"), Set.of()),
                    Participant.adult(id(2)).withSides(Set.of("mentee"), Set.of()),
                    Participant.adult(id(3))
                            .withSides(Set.of("mentee"), Set.of())
                            .withStanding(new Participant.Standing(java.time.Instant.EPOCH, 1)));

            assertThat(round(people, mentors, Set.of(), seed).leftOut()).containsExactly(id(2));
        }
    }

    @Test
    void two_who_keep_apart_are_never_introduced_not_even_in_a_three() {
        for (int week = 0; week < 12; week++) {
            Matchmaker.Introduced introduced = round(people(5), EVERYONE, Set.of(new Pair(id(0), id(1))), week);
            assertThat(introduced.together()).noneMatch(group -> group.contains(id(0)) && group.contains(id(1)));
        }
    }

    @Test
    void adults_and_minors_are_never_introduced() {
        List<Participant> people =
                List.of(Participant.adult(id(1)), Participant.minor(id(2)), Participant.adult(id(3)));

        Matchmaker.Introduced introduced = round(people, EVERYONE, Set.of(), 1);

        assertThat(introduced.together()).containsExactly(List.of(id(1), id(3)));
        assertThat(introduced.leftOut()).containsExactly(id(2));
    }

    @Test
    void two_alone_are_introduced_again() {
        round(people(2), EVERYONE, Set.of(), 1);

        assertThat(round(people(2), EVERYONE, Set.of(), 2).together()).hasSize(1);
        assertThat(round(people(1), EVERYONE, Set.of(), 3).leftOut()).containsExactly(id(0));
    }
}
