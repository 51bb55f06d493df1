package io.rondo.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Reply;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong in a round, and what the two are given instead. */
class TroubleTest {

    private final Town town = new Town(Mixer.NOW);

    @AfterEach
    void close() {
        town.close();
    }

    private Mixer running(String... names) {
        return Mixer.of(town, "", names).confirmed().everyoneHere().started();
    }

    private static String idle(Mixer mixer) {
        return mixer.people.keySet().stream()
                .filter(name -> mixer.partnerOf(name).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_broken_call_is_followed_by_a_new_one_in_the_same_message_of_both() {
        Mixer mixer = running("ana", "hugo");
        String before = mixer.callOf("ana").orElseThrow();
        mixer.press("ana", "Call doesn't work");
        town.settle();
        assertThat(mixer.callOf("ana")).isPresent().isEqualTo(mixer.callOf("hugo"));
        assertThat(mixer.callOf("ana").orElseThrow()).isNotEqualTo(before);
        assertThat(mixer.text("hugo")).contains("Here is a new call");
        assertThat(town.texts("SELECT state FROM calls ORDER BY attempt")).containsExactly("ENDED", "CREATED");
    }

    @Test
    void both_pressing_that_the_same_call_is_broken_get_one_new_call() {
        Mixer mixer = running("ana", "hugo");
        Reply anas = mixer.screen("ana");
        Reply hugos = mixer.screen("hugo");
        mixer.person("ana").presses(anas, "Call doesn't work");
        mixer.person("ana").presses(anas, "Call doesn't work");
        mixer.person("hugo").presses(hugos, "Call doesn't work");
        town.settle();
        assertThat(town.count("calls")).isEqualTo(2);
    }

    @Test
    void an_absent_partner_is_called_first_and_a_double_press_counts_once() {
        Mixer mixer = running("ana", "hugo");
        Reply screen = mixer.screen("ana");
        Reply answer = mixer.person("ana").presses(screen, "hugo isn't here");
        assertThat(Shown.text(answer)).contains("I've called hugo");
        mixer.person("ana").presses(screen, "hugo isn't here");
        town.settle();
        assertThat(mixer.text("hugo")).contains("ana is in the call and waits for you");
        assertThat(town.count("troubles")).isEqualTo(1);
        assertThat(town.count("calls")).isEqualTo(1);
    }

    @Test
    void an_absent_partner_twice_gives_a_waiting_person() {
        Mixer mixer = running("ana", "hugo", "bea");
        String waiting = idle(mixer);
        String left = Stream.of("ana", "hugo", "bea")
                .filter(name -> !name.equals(waiting))
                .findFirst()
                .orElseThrow();
        String absent = mixer.partnerOf(left).orElseThrow();
        mixer.press(left, absent + " isn't here");
        mixer.pass(Duration.ofSeconds(30));
        mixer.press(left, absent + " isn't here");
        town.settle();
        assertThat(mixer.partnerOf(left)).hasValue(waiting);
        assertThat(mixer.callOf(left)).isPresent().isEqualTo(mixer.callOf(waiting));
        assertThat(mixer.text(absent)).startsWith("Your round with " + left + " ended early.");
        mixer.pass(Duration.ofMinutes(30));
        assertThat(mixer.pairs("DONE")).hasSize(3);
    }

    @Test
    void an_absent_partner_twice_without_anyone_waiting_gives_a_new_call_and_then_a_bye() {
        Mixer mixer = running("ana", "hugo", "bea", "gus");
        String partner = mixer.partnerOf("ana").orElseThrow();
        for (int time = 0; time < 2; time++) {
            mixer.press("ana", partner + " isn't here");
            mixer.pass(Duration.ofSeconds(20));
        }
        assertThat(town.count("calls WHERE attempt = 2")).isEqualTo(1);
        assertThat(mixer.partnerOf("ana")).hasValue(partner);
        for (int time = 0; time < 2; time++) {
            mixer.press("ana", partner + " isn't here");
            mixer.pass(Duration.ofSeconds(20));
        }
        assertThat(mixer.partnerOf("ana")).isEmpty();
        assertThat(mixer.text("ana")).contains("ended early").contains("Next round at 19:06");
        assertThat(town.count(
                        "members m JOIN people p ON p.id = m.person_id WHERE p.name = 'ana' AND times_left_out = 1"))
                .isEqualTo(1);
    }

    @Test
    void leaving_asks_how_far_and_staying_shows_the_round_again() {
        Mixer mixer = running("ana", "hugo");
        Reply question = mixer.press("ana", "Leave");
        assertThat(Shown.labels(question)).containsExactly("Only this round", "For tonight", "Stay");
        Reply back = mixer.person("ana").presses(question, "Stay");
        assertThat(Shown.text(back)).startsWith("Round 1 of 1 with hugo");
        assertThat(mixer.pairs("ACTIVE")).hasSize(1);
    }

    @Test
    void who_leaves_a_round_is_back_for_the_next_and_the_partner_joins_whoever_waits() {
        Mixer mixer = running("ana", "hugo", "bea", "gus", "dora");
        String waiting = idle(mixer);
        String goes = mixer.people.keySet().stream()
                .filter(name -> !name.equals(waiting))
                .findFirst()
                .orElseThrow();
        String partner = mixer.partnerOf(goes).orElseThrow();
        mixer.person(goes).presses(mixer.press(goes, "Leave"), "Only this round");
        town.settle();
        assertThat(mixer.partnerOf(partner)).hasValue(waiting);
        assertThat(mixer.partnerOf(goes)).isEmpty();
        mixer.pass(Duration.ofMinutes(6));
        assertThat(mixer.partnerOf(goes).isPresent() || idle(mixer).equals(goes))
                .isTrue();
        mixer.pass(Duration.ofMinutes(60));
        assertThat(mixer.pairs("DONE"))
                .doesNotContain(Stream.of(goes, partner)
                        .sorted()
                        .reduce((a, b) -> a + "+" + b)
                        .orElseThrow());
    }

    @Test
    void who_leaves_for_tonight_meets_nobody_any_more_and_the_others_do() {
        Mixer mixer = running("ana", "hugo", "bea", "gus");
        mixer.person("ana").presses(mixer.press("ana", "Leave"), "For tonight");
        mixer.pass(Duration.ofMinutes(60));
        assertThat(mixer.state()).isEqualTo("FINISHED");
        assertThat(mixer.pairs("DONE")).containsExactlyInAnyOrder("bea+gus", "bea+hugo", "gus+hugo");
    }

    @Test
    void who_leaves_after_most_of_the_round_has_met_and_both_may_rate() {
        Mixer mixer = running("ana", "hugo");
        mixer.pass(Duration.ofMinutes(4));
        Reply left = mixer.person("ana").presses(mixer.press("ana", "Leave"), "For tonight");
        town.settle();
        assertThat(Shown.labels(left)).contains("Yes", "Not this time");
        assertThat(mixer.step()).isEqualTo("CLOSE_RATING");
        mixer.rate((who, whom) -> true);
        mixer.pass(Duration.ofMinutes(15));
        assertThat(town.count("matches")).isEqualTo(1);
    }

    @Test
    void when_one_of_two_leaves_early_the_rounds_are_over_at_once() {
        Mixer mixer = running("ana", "hugo");
        mixer.person("ana").presses(mixer.press("ana", "Leave"), "For tonight");
        town.settle();
        assertThat(mixer.step()).isEqualTo("CLOSE_RATING");
        mixer.pass(Duration.ofMinutes(15));
        assertThat(mixer.state()).isEqualTo("FINISHED");
        assertThat(Shown.text(mixer.person("hugo").last())).startsWith("You met nobody this time.");
    }

    @Test
    void a_report_takes_the_two_apart_at_once_and_neither_screen_says_why() {
        Mixer mixer = running("ana", "hugo", "bea", "gus");
        String partner = mixer.partnerOf("ana").orElseThrow();
        Reply reasons = mixer.press("ana", "Report");
        mixer.person("ana").presses(reasons, "Block, without a report");
        town.settle();
        assertThat(mixer.partnerOf("ana")).isEmpty();
        assertThat(mixer.text(partner)).startsWith("Your round with ana ended early.");
        assertThat(mixer.text("ana")).startsWith("Your round with " + partner + " ended early.");
        mixer.pass(Duration.ofMinutes(60));
        assertThat(mixer.state()).isEqualTo("FINISHED");
        assertThat(mixer.pairs("DONE")).hasSize(5).doesNotContain("ana+" + partner);
    }

    @Test
    void no_match_is_told_to_two_of_whom_one_blocked_the_other_after_both_said_yes() {
        Mixer mixer = running("ana", "hugo");
        mixer.pass(Duration.ofMinutes(5));
        mixer.rate((who, whom) -> true);
        mixer.person("ana")
                .presses(
                        mixer.person("ana").presses(mixer.screen("ana"), "Report or block"), "Block, without a report");
        mixer.pass(Duration.ofMinutes(15));
        assertThat(town.count("matches")).isZero();
        assertThat(Shown.text(mixer.person("hugo").last())).startsWith("No mutual yes this time.");
    }

    @Test
    void the_host_can_drop_somebody_from_the_rest() {
        Mixer mixer = running("ana", "hugo", "bea", "gus");
        Reply card = mixer.host.says("/event drop person:gus");
        town.settle();
        assertThat(Shown.text(card)).contains("Mixer");
        mixer.pass(Duration.ofMinutes(60));
        assertThat(mixer.pairs("DONE")).containsExactlyInAnyOrder("ana+bea", "ana+hugo", "bea+hugo");
    }

    @Test
    void buttons_of_a_round_that_is_over_show_what_is_now_and_change_nothing() {
        Mixer mixer = running("ana", "hugo", "bea", "gus");
        Reply screen = mixer.screen("ana");
        String partner = mixer.partnerOf("ana").orElseThrow();
        mixer.pass(Duration.ofMinutes(5));
        for (String label : List.of(partner + " isn't here", "Call doesn't work", "Leave")) {
            assertThat(Shown.text(mixer.person("ana").presses(screen, label))).startsWith("That was " + partner);
        }
        assertThat(town.count("troubles")).isZero();
    }
}
