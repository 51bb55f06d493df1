package io.rondo.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An evening from confirmation to matches, as its people press through it. */
class EveningTest {

    private Town town = new Town(Mixer.NOW);

    @AfterEach
    void close() {
        town.close();
    }

    private Town again(int connections, int timesEach) {
        town.close();
        town = new Town(Mixer.NOW, connections, timesEach);
        return town;
    }

    @Test
    void four_people_meet_in_three_rounds_and_mutual_yeses_are_told_to_both() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo", "bea", "gus")
                .confirmed()
                .everyoneHere()
                .started();
        assertThat(mixer.state()).isEqualTo("RUNNING");
        assertThat(mixer.pairs("ACTIVE")).hasSize(2);
        assertThat(mixer.text("ana"))
                .contains("Round 1 of 3 with " + mixer.partnerOf("ana").orElseThrow());
        for (int round = 1; round <= 3; round++) {
            mixer.pass(Duration.ofMinutes(5));
            mixer.rate((who, whom) -> Set.of("ana", "hugo").containsAll(Set.of(who, whom)));
            mixer.pass(Duration.ofMinutes(1));
        }
        assertThat(mixer.pairs("DONE"))
                .containsExactlyInAnyOrder("ana+bea", "ana+gus", "ana+hugo", "bea+gus", "bea+hugo", "gus+hugo");
        mixer.pass(Duration.ofMinutes(15));
        assertThat(mixer.state()).isEqualTo("FINISHED");
        assertThat(Shown.text(mixer.person("ana").last())).startsWith("You and hugo both said yes.");
        assertThat(Shown.text(mixer.person("hugo").last())).startsWith("You and ana both said yes.");
        assertThat(Shown.text(mixer.person("bea").last())).startsWith("No mutual yes this time.");
        assertThat(town.count("matches")).isEqualTo(1);
        assertThat(town.texts("SELECT attended || '/' || pairs_met || '/' || matches FROM event_results"))
                .containsExactly("4/6/1");
        assertThat(town.count("domain_events WHERE type = 'pair_met'")).isEqualTo(12);
    }

    @Test
    void every_pair_gets_a_call_that_nobody_else_gets_and_it_ends_with_the_round() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo", "bea", "gus")
                .confirmed()
                .everyoneHere()
                .started();
        Set<String> calls = new HashSet<>();
        for (int round = 1; round <= 3; round++) {
            for (String pair : mixer.pairs("ACTIVE")) {
                String[] two = pair.split("\\+");
                assertThat(mixer.callOf(two[0])).isPresent().isEqualTo(mixer.callOf(two[1]));
                assertThat(calls.add(mixer.callOf(two[0]).orElseThrow())).isTrue();
            }
            mixer.pass(Duration.ofMinutes(6));
        }
        assertThat(calls).hasSize(6);
        assertThat(town.count("calls WHERE state = 'ENDED'")).isEqualTo(6);
    }

    @Test
    void the_round_says_who_how_long_and_what_to_ask() {
        Mixer mixer =
                Mixer.of(town, "", "ana", "hugo").confirmed().everyoneHere().started();
        assertThat(mixer.text("ana")).matches("(?s)Round 1 of 1 with hugo\nUntil 19:05 \\(5 min\\) · Ask: [a-z].*\\?");
        assertThat(Shown.labels(mixer.screen("ana")))
                .containsExactly("Open the call", "hugo isn't here", "Call doesn't work", "Leave", "Report");
        mixer.pass(Duration.ofMinutes(5));
        assertThat(mixer.text("ana"))
                .isEqualTo(
                        "That was hugo. Would you like to meet again? You can change this until 19:20; then I'll tell you who said yes too.");
        assertThat(Shown.labels(mixer.screen("ana"))).containsExactly("Yes", "Not this time", "Report or block");
    }

    @Test
    void between_two_rounds_the_rating_says_when_the_next_begins() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo", "bea", "gus")
                .confirmed()
                .everyoneHere()
                .started();
        mixer.pass(Duration.ofMinutes(5));
        assertThat(mixer.text("ana")).endsWith("Would you like to meet again? Next round at 19:06.");
    }

    @Test
    void too_few_confirmations_and_everyone_is_told_that_it_does_not_take_place() {
        Mixer mixer = Mixer.of(town, "min:4", "ana", "hugo", "bea").confirmed();
        assertThat(mixer.state()).isEqualTo("SKIPPED");
        assertThat(Shown.text(mixer.person("bea").last())).contains("does not take place");
        assertThat(town.count("pairs")).isZero();
    }

    @Test
    void when_it_takes_place_everyone_gets_the_rules_and_a_calendar_file() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo").confirmed();
        assertThat(mixer.state()).isEqualTo("READY");
        io.rondo.chat.reply.Reply.Text told =
                (io.rondo.chat.reply.Reply.Text) mixer.person("ana").last();
        assertThat(Shown.text(told)).startsWith("Mixer takes place").contains("• Be kind");
        assertThat(told.files()).hasSize(1);
    }

    @Test
    void it_begins_without_those_who_do_not_come_and_they_can_join_the_next_round() {
        Mixer mixer =
                Mixer.of(town, "", "ana", "hugo", "bea", "gus").confirmed().here("ana", "hugo", "bea");
        mixer.pass(Duration.ofMinutes(5));
        assertThat(mixer.state()).isEqualTo("READY");
        mixer.pass(Duration.ofMinutes(2));
        assertThat(mixer.state()).isEqualTo("RUNNING");
        assertThat(mixer.pairs("ACTIVE")).hasSize(1).noneMatch(pair -> pair.contains("gus"));
        assertThat(Shown.labels(mixer.person("gus").last())).containsExactly("Join the next round");
        mixer.person("gus").presses(mixer.person("gus").last(), "Join the next round");
        mixer.pass(Duration.ofMinutes(30));
        assertThat(mixer.state()).isEqualTo("RUNNING");
        mixer.pass(Duration.ofMinutes(15));
        assertThat(
                        town.texts(
                                "SELECT p.name FROM registrations r JOIN people p ON p.id = r.person_id WHERE r.state = 'LATE'"))
                .containsExactly("gus");
        assertThat(mixer.pairs("DONE")).hasSize(6);
    }

    @Test
    void the_last_to_come_in_the_grace_starts_it_at_once() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo").confirmed().here("ana");
        mixer.pass(Duration.ofMinutes(6));
        assertThat(mixer.state()).isEqualTo("READY");
        mixer.imHere("hugo");
        town.settle();
        assertThat(mixer.state()).isEqualTo("RUNNING");
        assertThat(mixer.pairs("ACTIVE")).containsExactly("ana+hugo");
    }

    @Test
    void when_nobody_comes_it_is_skipped_and_nobody_is_left_waiting() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo").confirmed().here("ana");
        mixer.pass(Duration.ofMinutes(7));
        assertThat(mixer.state()).isEqualTo("SKIPPED");
        assertThat(Shown.text(mixer.person("ana").last())).contains("does not take place");
    }

    @Test
    void pressing_im_here_again_says_what_is_already_so() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo").confirmed().here();
        io.rondo.chat.reply.Reply rules = mixer.person("ana").lastWith("I'm here");
        io.rondo.chat.reply.Reply first = mixer.person("ana").presses(rules, "I'm here");
        io.rondo.chat.reply.Reply second = mixer.person("ana").presses(rules, "I'm here");
        assertThat(Shown.text(first)).isEqualTo("You're here. It starts at 19:00.");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void the_host_sees_one_card_that_counts_who_is_here() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo", "bea").confirmed().here("ana");
        assertThat(Shown.text(mixer.host.last())).contains("1 of 3 here: waiting for bea, hugo");
        long cards = mixer.host.seen().stream()
                .filter(reply -> Shown.text(reply).contains("here"))
                .count();
        assertThat(cards).isEqualTo(1);
    }

    @Test
    void with_an_odd_number_one_sits_out_each_round_and_is_told_in_the_message_they_have() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo", "bea")
                .confirmed()
                .everyoneHere()
                .started();
        String out = Stream.of("ana", "hugo", "bea")
                .filter(name -> mixer.partnerOf(name).isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(Shown.text(mixer.person(out).last())).isEqualTo("You sit out this round. Next round at 19:06.");
        mixer.pass(Duration.ofMinutes(5));
        Set<String> next = new HashSet<>(Set.of("ana", "hugo", "bea"));
        List<String> sitOutTold = next.stream()
                .filter(name -> !name.equals(out) && mixer.text(name).contains("You sit out the next round"))
                .toList();
        assertThat(sitOutTold).hasSize(1);
        mixer.pass(Duration.ofMinutes(13));
        assertThat(mixer.pairs("DONE")).containsExactlyInAnyOrder("ana+bea", "ana+hugo", "bea+hugo");
    }

    @Test
    void who_cancels_after_grouping_is_planned_away() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo", "bea", "gus").confirmed();
        mixer.person("gus")
                .runs(io.rondo.chat.reply.Action.of("place cancel")
                        .with("event", town.texts("SELECT id FROM events").getFirst()));
        town.settle();
        assertThat(mixer.pairs("PLANNED")).containsExactlyInAnyOrder("ana+bea", "ana+hugo", "bea+hugo");
    }

    @ParameterizedTest
    @CsvSource({"8, 2", "1, 1", "1, 2"})
    void each_message_twice_and_a_pool_of_one_give_the_same_evening(int connections, int timesEach) {
        Mixer mixer = Mixer.of(again(connections, timesEach), "", "ana", "hugo", "bea", "gus")
                .confirmed()
                .everyoneHere()
                .started();
        for (int round = 1; round <= 3; round++) {
            mixer.pass(Duration.ofMinutes(5));
            mixer.rate((who, whom) -> true);
            mixer.pass(Duration.ofMinutes(1));
        }
        mixer.pass(Duration.ofMinutes(15));
        assertThat(mixer.pairs("DONE")).hasSize(6);
        assertThat(town.count("calls")).isEqualTo(6);
        assertThat(town.count("matches")).isEqualTo(6);
        assertThat(town.count("deliveries WHERE kind = 'match'")).isEqualTo(4);
    }

    @Test
    void a_clock_that_jumps_over_everything_does_each_overdue_step_once() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo", "bea", "gus")
                .confirmed()
                .everyoneHere()
                .started();
        town.clock.advance(Duration.ofHours(3));
        town.settle();
        // Rounds are made up for from now on, not squeezed into the past.
        assertThat(mixer.pairs("DONE")).hasSize(2);
        mixer.pass(Duration.ofMinutes(40));
        assertThat(mixer.state()).isEqualTo("FINISHED");
        assertThat(mixer.pairs("DONE")).hasSize(6);
    }
}
