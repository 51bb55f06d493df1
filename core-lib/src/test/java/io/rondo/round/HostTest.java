package io.rondo.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a host does with a running evening. */
class HostTest {

    private final Town town = new Town(Mixer.NOW);

    @AfterEach
    void close() {
        town.close();
    }

    private Mixer running(String... names) {
        return Mixer.of(town, "", names).confirmed().everyoneHere().started();
    }

    @Test
    void a_pause_stops_the_clock_and_everyone_sees_it_and_resuming_gives_the_time_back() {
        Mixer mixer = running("ana", "hugo");
        mixer.pass(Duration.ofMinutes(2));
        mixer.host.says("/event pause");
        town.settle();
        assertThat(mixer.text("ana")).contains("Paused by the host");
        mixer.pass(Duration.ofMinutes(30));
        assertThat(mixer.pairs("ACTIVE")).hasSize(1);
        assertThat(Shown.text(mixer.host.says("/event pause"))).contains("Paused");
        mixer.host.says("/event resume");
        town.settle();
        assertThat(mixer.text("ana")).contains("Until 19:35 (3 min)");
        mixer.pass(Duration.ofMinutes(2));
        assertThat(mixer.pairs("ACTIVE")).hasSize(1);
        mixer.pass(Duration.ofMinutes(1));
        assertThat(mixer.pairs("DONE")).hasSize(1);
    }

    @Test
    void an_extension_moves_the_end_that_everyone_sees() {
        Mixer mixer = running("ana", "hugo");
        mixer.host.says("/event extend by:2m");
        town.settle();
        assertThat(mixer.text("hugo")).contains("Until 19:07 (7 min)");
        mixer.pass(Duration.ofMinutes(6));
        assertThat(mixer.pairs("ACTIVE")).hasSize(1);
        mixer.pass(Duration.ofMinutes(1));
        assertThat(mixer.pairs("DONE")).hasSize(1);
    }

    @Test
    void a_skip_ends_what_runs_and_the_old_timer_is_void() {
        Mixer mixer = running("ana", "hugo", "bea", "gus");
        mixer.host.says("/event skip");
        town.settle();
        assertThat(mixer.step()).isEqualTo("NEXT_ROUND");
        mixer.host.says("/event skip");
        town.settle();
        assertThat(mixer.text("ana")).startsWith("Round 2 of 3");
        mixer.pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(mixer.pairs("ACTIVE")).hasSize(2);
    }

    @Test
    void ending_asks_first_and_then_leaves_the_ratings_open() {
        Mixer mixer = running("ana", "hugo", "bea", "gus");
        Reply question = mixer.host.says("/event end");
        assertThat(mixer.pairs("ACTIVE")).hasSize(2);
        mixer.host.presses(question, "Yes, end them");
        town.settle();
        assertThat(mixer.step()).isEqualTo("CLOSE_RATING");
        assertThat(mixer.pairs("PLANNED")).isEmpty();
        mixer.rate((who, whom) -> true);
        mixer.pass(Duration.ofMinutes(15));
        assertThat(town.count("matches")).isEqualTo(2);
    }

    @Test
    void somebody_else_cannot_and_an_event_that_does_not_run_says_so() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo").confirmed();
        assertThat(Shown.text(mixer.host.says("/event pause"))).isEqualTo("Mixer is not running.");
        assertThat(Shown.text(mixer.person("ana").says("/event pause event:Mixer")))
                .contains("host");
        assertThat(town.count("events WHERE paused_at IS NOT NULL")).isZero();
    }

    @Test
    void the_host_begins_with_those_who_are_here_and_who_comes_later_joins_the_next_round() {
        Mixer mixer =
                Mixer.of(town, "", "ana", "hugo", "bea", "gus").confirmed().here("ana", "hugo", "bea");
        Reply card = mixer.host.says("/event host");
        assertThat(Shown.text(card)).contains("3 of 4 here");

        mixer.host.presses(card, "Start now");
        town.settle();

        assertThat(mixer.state()).isEqualTo("RUNNING");
        assertThat(mixer.pairs("ACTIVE")).hasSize(1).noneMatch(pair -> pair.contains("gus"));
        assertThat(Shown.text(mixer.host.presses(card, "Start now"))).contains("It has begun already");
        mixer.person("gus").presses(mixer.person("gus").lastWith("Join the next round"), "Join the next round");
        town.settle();
        assertThat(town.texts("SELECT came_late::text FROM registrations WHERE came_late"))
                .hasSize(1);
        mixer.pass(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(mixer.pairs("DONE")).as("the timer of the start is void").isNotEmpty();
    }

    @Test
    void an_event_cannot_begin_before_its_rules_are_out_nor_with_nobody_to_meet() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo").confirmed();
        Action start = Action.of("event start")
                .with("event", town.texts("SELECT id::text FROM events").getFirst());

        assertThat(Shown.text(mixer.host.runs(start)))
                .isEqualTo("Mixer can begin once people can say that they're here. The rules go out at 18:55.");
        mixer.here("ana");
        assertThat(Shown.text(mixer.host.runs(start)))
                .isEqualTo("Fewer than two people are here: Mixer can begin when there are two.");
        assertThat(Shown.text(mixer.person("ana").runs(start))).contains("host");
        assertThat(mixer.state()).isEqualTo("READY");
    }
}
