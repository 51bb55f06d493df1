package io.rondo.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.pairing.Schedule.Meeting;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RotationsTest {

    @Test
    void in_a_circle_every_pair_meets_exactly_once() {
        for (int people = 2; people <= 41; people++) {
            Schedule circle = Rotations.circle(people, Integer.MAX_VALUE);

            assertThat(circle.rounds()).hasSize(people % 2 == 0 ? people - 1 : people);
            assertThat(circle.meetings()).isEqualTo(people * (people - 1) / 2);
            assertNobodyTwice(circle, people);
        }
    }

    @Test
    void in_a_circle_sitting_out_goes_round_evenly_however_many_rounds_there_are() {
        for (int people = 3; people <= 21; people += 2) {
            for (int rounds = 1; rounds <= people; rounds++) {
                assertThat(spread(Rotations.circle(people, rounds), 0, people)).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void two_full_sides_all_meet_and_sitting_out_goes_round_evenly() {
        for (int smaller = 1; smaller <= 10; smaller++) {
            for (int larger = smaller; larger <= 12; larger++) {
                for (int rounds = 1; rounds <= larger; rounds++) {
                    Schedule shift = Rotations.shift(smaller, larger, rounds);

                    assertThat(shift.meetings()).isEqualTo(smaller * rounds);
                    assertThat(spread(shift, smaller, smaller + larger)).isLessThanOrEqualTo(1);
                    assertNobodyTwice(shift, smaller + larger);
                }
            }
        }
    }

    private static int spread(Schedule schedule, int from, int to) {
        int[] counts = new int[to];
        schedule.count(counts);
        int[] part = Arrays.copyOfRange(counts, from, to);
        return Arrays.stream(part).max().orElseThrow()
                - Arrays.stream(part).min().orElseThrow();
    }

    private static void assertNobodyTwice(Schedule schedule, int people) {
        Set<Set<Integer>> met = new HashSet<>();
        for (List<Meeting> round : schedule.rounds()) {
            int[] counts = new int[people];
            new Schedule(List.of(round)).count(counts);
            assertThat(counts).doesNotContain(2);
            round.forEach(meeting ->
                    assertThat(met.add(Set.of(meeting.a(), meeting.b()))).isTrue());
        }
    }
}
