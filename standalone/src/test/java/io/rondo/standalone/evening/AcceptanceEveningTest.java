package io.rondo.standalone.evening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.standalone.evening.Evening.Couple;
import io.rondo.standalone.evening.Evening.Meeting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evening of real seconds, from its announcement to its matches, with nothing but the playground's HTTP API. */
class AcceptanceEveningTest {

    private static final String CREATE = "/event create title:\"Bar mixer\" starts:\"in 60s\" capacity:8 min:4 round:5s"
            + " break:3s confirm_opens:45s confirm_closes:15s rules_before:10s grace:2s rating_window:8s calls:practice"
            + " publish:yes";
    private static final List<String> NINE = List.of("ana", "bea", "carl", "dora", "eli", "fay", "gus", "hugo", "ivy");
    private static final List<String> SEVEN = List.of("bea", "carl", "dora", "eli", "fay", "gus", "hugo");

    /** Three pairs say yes to each other; everyone else's yes is not returned. */
    private static final Map<String, Set<String>> LIKES = Map.of(
            "bea", Set.of("carl", "dora", "eli"),
            "carl", Set.of("bea"),
            "dora", Set.of("bea", "carl"),
            "eli", Set.of("fay"),
            "fay", Set.of("eli", "gus"),
            "gus", Set.of("hugo"),
            "hugo", Set.of("bea"));

    @TempDir
    private Path folder;

    private RondoProcess rondo;
    private Guests guests;
    private Evening evening;

    @BeforeEach
    void start() {
        rondo = new RondoProcess(folder).start();
        guests = rondo.guests();
        guests.arrive("hedda", "moderator");
        guests.arrive(NINE);
        evening = new Evening(guests, SEVEN, LIKES);
    }

    @AfterEach
    void stop() throws InterruptedException {
        rondo.close();
    }

    @Test
    void nine_people_want_eight_seats_and_seven_meet_each_other_once_in_calls_of_their_own() {
        guests.says("hedda", CREATE);
        everyone_registers_and_the_ninth_gets_the_seat_that_the_first_gives_back();
        seven_confirm_and_one_declines();
        SEVEN.forEach(
                name -> assertThat(guests.presses(name, "I'm here").text()).startsWith("You're here."));

        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    evening.lookAndRate();
                    return guests.newest("hedda", note -> note.says("· over")).isPresent();
                });

        everyone_has_met_everyone_in_a_call_that_nobody_else_was_shown();
        exactly_the_mutual_yeses_are_told_to_both();
        assertThat(rondo.output()).doesNotContain("ERROR").doesNotContain("\tat io.rondo");
    }

    private void everyone_registers_and_the_ninth_gets_the_seat_that_the_first_gives_back() {
        for (String name : NINE.subList(0, 8)) {
            assertThat(guests.presses(name, "Register").text()).startsWith("You're in: Bar mixer");
        }
        assertThat(guests.presses("ivy", "Register").text())
                .startsWith("All 8 seats are taken. You're number 1 in line");
        assertThat(guests.presses("ana", "Cancel my place").text())
                .startsWith("You have no place at Bar mixer any more.");
        assertThat(guests.presses("ivy", "Take it").text()).startsWith("You're in");
    }

    private void seven_confirm_and_one_declines() {
        for (String name : SEVEN) {
            assertThat(guests.presses(name, "I'll be there").text()).startsWith("You're in and confirmed");
        }
        assertThat(guests.presses("ivy", "I can't come").text()).startsWith("Thanks for telling me.");
    }

    private void everyone_has_met_everyone_in_a_call_that_nobody_else_was_shown() {
        Map<Couple, Set<String>> calls = evening.calls();
        assertThat(calls)
                .hasSize(21)
                .allSatisfy((couple, links) ->
                        assertThat(links).as("calls of " + couple).hasSize(1));
        assertThat(calls.values().stream().flatMap(Set::stream).toList()).doesNotHaveDuplicates();
        for (Meeting meeting : evening.meetings()) {
            assertThat(evening.meetings())
                    .as("the partner is shown the same round and call")
                    .contains(meeting.seenByThePartner());
        }
        Set<String> oneAtATime = new HashSet<>();
        assertThat(evening.meetings())
                .hasSize(42)
                .allMatch(meeting -> oneAtATime.add(meeting.who() + " in round " + meeting.round()));
        assertThat(evening.meetings().stream().map(Meeting::round).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
    }

    private void exactly_the_mutual_yeses_are_told_to_both() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            for (String name : SEVEN) {
                assertThat(evening.toldOf(name)).as(name).isEqualTo(evening.mutualWith(name));
            }
        });
        assertThat(evening.mutualWith("bea")).containsExactly("carl", "dora");
        assertThat(guests.reads("gus", "No mutual yes this time.").text()).isNotEmpty();
        for (String outside : List.of("ana", "ivy")) {
            assertThat(guests.seenBy(outside)).noneMatch(note -> note.says("both said yes"));
        }
    }
}
