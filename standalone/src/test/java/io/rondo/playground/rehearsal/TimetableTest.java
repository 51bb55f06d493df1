package io.rondo.playground.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

    @ParameterizedTest
    @CsvSource({"12, 6, 1", "4, 3, 1", "24, 10, 2", "24, 120, 30", "12, 60, 20"})
    void an_evening_fits_into_its_time_with_every_step_in_order(int people, int roundSeconds, int minutes) {
        Timetable timetable = Timetable.fitting(people, Duration.ofSeconds(roundSeconds), Duration.ofMinutes(minutes));

        assertThat(timetable.lead()).isGreaterThan(timetable.confirmOpens());
        assertThat(timetable.confirmOpens()).isGreaterThan(timetable.confirmCloses());
        assertThat(timetable.confirmCloses()).isGreaterThan(timetable.rules());
        assertThat(timetable.rounds()).isBetween(1, 10).isLessThan(people);
        Duration evening = timetable
                .lead()
                .plus(timetable.grace())
                .plus(timetable.round().plus(timetable.pause()).multipliedBy(timetable.rounds()))
                .plus(timetable.rating());
        assertThat(evening).isLessThanOrEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void the_event_is_made_by_a_line_that_anyone_could_type() {
        assertThat(Timetable.fitting(12, Duration.ofSeconds(6), Duration.ofMinutes(1))
                        .command("Rehearsal 1", 12))
                .isEqualTo("/event create title:\"Rehearsal 1\" starts:\"in 24s\" capacity:12 min:4 rounds:3 round:6s"
                        + " break:3s confirm_opens:16s confirm_closes:7s rules_before:6s grace:2s rating_window:7s"
                        + " calls:practice publish:yes");
    }

    @Test
    void humans_keep_their_names_and_nobody_is_two_people() {
        List<String> names = Cast.players(Cast.most(), Set.of("alma", "Boris")).stream()
                .map(Cast.Member::name)
                .toList();

        assertThat(names).hasSize(24).doesNotHaveDuplicates().contains("Alma Sim", "Boris Sim", "Clara");
        assertThat(Cast.host(Set.of()).role()).isEqualTo(Role.MODERATOR);
        assertThat(names).doesNotContain(Cast.host(Set.of()).name());
    }
}
