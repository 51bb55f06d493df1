package io.rondo.member.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two accounts become one person: the code, the question to both sides, and what can go wrong. */
class LinkTest {

    private static final String YES = "Yes, that's me";

    private final TwoPlatforms house = new TwoPlatforms();
    private final Town town = house.town;
    private final Persona ana = house.onDiscord("ana");
    private final Persona anita = house.onTelegram("anita");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void both_sides_see_both_names_and_nothing_is_joined_before_both_agree() {
        Reply asked = house.proposed(anita, ana);
        assertThat(Shown.text(asked)).contains("ana on Discord", "anita on Telegram", "exclusions hold for both");
        assertThat(Shown.text(anita.last())).contains("ana on Discord", "anita on Telegram");

        assertThat(Shown.text(ana.presses(asked, YES))).contains("up to anita on Telegram");
        town.settle();
        assertThat(town.count("people WHERE alias_of IS NOT NULL")).isZero();

        assertThat(Shown.text(anita.presses(anita.last(), YES))).contains("Both have said yes");
        town.settle();

        assertThat(Shown.text(anita.last())).contains("are one person now", "You go by ana");
        assertThat(town.count("people WHERE alias_of IS NOT NULL")).isEqualTo(1);
        assertThat(town.count("accounts a JOIN people p ON p.id = a.person_id WHERE p.name = 'ana'"))
                .isEqualTo(2);
        assertThat(town.count("domain_events WHERE type = 'people_linked'")).isEqualTo(1);
    }

    @Test
    void who_cannot_be_written_to_finds_every_step_with_a_button() {
        Reply code = ana.says("/link");
        assertThat(Shown.text(ana.presses(code, "I've given it"))).contains("Nobody has given your code");
        Reply asked = anita.says("/link " + TwoPlatforms.code(code));
        anita.presses(asked, YES);

        Reply found = ana.presses(code, "I've given it");
        assertThat(Shown.text(found)).contains("anita on Telegram");
        Reply agreed = ana.presses(found, YES);
        town.settle();

        assertThat(Shown.text(ana.presses(agreed, "Look again"))).contains("are one person now");
        assertThat(ana.seen()).as("messages on Discord without a word of hers").isEmpty();
    }

    @Test
    void an_expired_code_a_used_one_and_a_late_yes_link_nothing() {
        String code = TwoPlatforms.code(anita.says("/link"));
        town.advance(Duration.ofMinutes(10));
        assertThat(Shown.text(ana.says("/link " + code))).contains("doesn't work");

        String fresh = TwoPlatforms.code(anita.says("/link"));
        Reply asked = ana.says("/link " + fresh);
        assertThat(Shown.text(ana.says("/link " + fresh))).contains("doesn't work");

        ana.presses(asked, YES);
        town.advance(Duration.ofMinutes(11));
        assertThat(Shown.text(anita.presses(anita.last(), YES))).contains("That's over");
        town.settle();
        assertThat(town.count("people WHERE alias_of IS NOT NULL")).isZero();
    }

    @Test
    void five_wrong_codes_are_enough_for_ten_minutes_even_for_a_right_one() {
        for (int guess = 0; guess < 5; guess++) {
            ana.says("/link AAAA-AAA" + (guess + 2));
        }
        String code = TwoPlatforms.code(anita.says("/link"));
        assertThat(Shown.text(ana.says("/link " + code))).contains("Too many codes were wrong");
        town.advance(Duration.ofMinutes(10));
        String later = TwoPlatforms.code(anita.says("/link"));
        assertThat(Shown.text(ana.says("/link " + later))).contains("the same person");
    }

    @Test
    void a_crowd_of_guessers_is_stopped_too() {
        town.jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO wrong_codes SELECT id, ? FROM accounts, generate_series(1, 50) WHERE name IN ('dora', 'tom')",
                java.sql.Timestamp.from(town.clock.instant().minusSeconds(5))));
        String code = TwoPlatforms.code(anita.says("/link"));
        assertThat(Shown.text(ana.says("/link " + code))).contains("Too many codes were wrong");
    }

    @Test
    void ten_codes_an_hour_are_enough_for_anybody() {
        for (int i = 0; i < 10; i++) {
            assertThat(Shown.text(anita.says("/link"))).contains("Your code is");
        }
        assertThat(Shown.text(anita.says("/link"))).contains("many codes");
    }

    @Test
    void one_side_declines_and_the_other_is_told() {
        Reply asked = house.proposed(anita, ana);
        ana.presses(asked, YES);
        assertThat(Shown.text(anita.presses(anita.last(), "That's not me"))).contains("Good that you said so");
        town.settle();
        assertThat(Shown.text(ana.presses(asked, YES))).contains("it's not them");
        town.settle();
        assertThat(town.count("people WHERE alias_of IS NOT NULL")).isZero();
    }

    @Test
    void one_s_own_code_another_account_of_the_platform_and_linked_ones_are_told_apart() {
        String own = TwoPlatforms.code(ana.says("/link"));
        assertThat(Shown.text(ana.says("/link " + own))).contains("this very account", "Telegram");
        Persona bea = house.onDiscord("bea");
        assertThat(Shown.text(bea.says("/link " + own))).contains("two accounts on Discord", "/unlink");
        house.linked(anita, ana);
        String again = TwoPlatforms.code(anita.says("/link"));
        assertThat(Shown.text(ana.says("/link " + again))).contains("one person already");
        assertThat(Shown.text(bea.says("/link " + again))).contains("two accounts on Discord");
    }

    @Test
    void a_code_is_given_in_private() {
        String code = TwoPlatforms.code(ana.says("/link"));
        assertThat(Shown.text(anita.saysInGroup("/link " + code))).contains("in private");
        assertThat(Shown.text(ana.saysInGroup("/link")))
                .as("seen by nobody else on Discord")
                .contains("Your code is");
    }

    @Test
    void a_stranger_s_button_answers_nothing() {
        Reply asked = house.proposed(anita, ana);
        Persona gus = house.onDiscord("gus");
        assertThat(Shown.text(gus.presses(asked, YES))).contains("That's over");
        town.settle();
        assertThat(town.count("link_proposals WHERE maker_at IS NOT NULL OR giver_at IS NOT NULL"))
                .isZero();
    }

    @Test
    void both_press_yes_at_once_and_are_linked_once() throws Exception {
        Reply asked = house.proposed(anita, ana);
        Reply other = anita.last();

        together(() -> ana.presses(asked, YES), () -> anita.presses(other, YES));
        town.settle();

        assertThat(town.count("domain_events WHERE type = 'people_linked'")).isEqualTo(1);
        assertThat(house.people("ana")).isEqualTo(1);
        assertThat(house.people("anita")).isZero();
    }

    @Test
    void nothing_is_left_behind_when_somebody_registers_at_the_moment_of_linking() throws Exception {
        for (int time = 0; time < 6; time++) {
            Persona hugo = house.onDiscord("hugo" + time);
            Persona hugon = house.onTelegram("hugon" + time);
            Reply card = house.event("title:Mixer" + time, io.rondo.chat.Platform.TELEGRAM);
            Reply asked = house.proposed(hugo, hugon);
            hugon.presses(asked, YES);
            house.agrees(hugo);

            together(() -> hugon.pressesInGroup(card, "Register"), () -> {
                town.settle();
                return Reply.nothing();
            });
            town.settle();
        }
        assertThat(town.count("registrations r JOIN people p ON p.id = r.person_id WHERE p.alias_of IS NOT NULL"))
                .isZero();
        assertThat(town.count("registrations")).isEqualTo(6);
    }

    @Test
    void a_row_written_with_the_old_id_gets_the_current_one() {
        house.linked(anita, ana);
        town.jdbi.useHandle(handle -> handle.execute("""
                INSERT INTO blocks (blocker, blocked, blocked_at)
                SELECT d.id, old.id, now() FROM people d, people old WHERE d.name = 'dora' AND old.alias_of IS NOT NULL"""));
        assertThat(town.texts("SELECT p.name FROM blocks b JOIN people p ON p.id = b.blocked WHERE p.alias_of IS NULL"))
                .containsExactly("ana");
    }

    @Test
    void a_button_that_carries_the_old_id_means_the_person_they_are_now() {
        house.dora.saysInGroup("/moderator add anita");
        String old =
                town.texts("SELECT id::text FROM people WHERE name = 'anita'").getFirst();
        house.linked(ana, anita);
        Reply removed = house.dora.runs(
                io.rondo.chat.Place.GROUP, Action.of("moderator remove").with("person", old), "a button of yesterday");
        assertThat(Shown.text(removed)).contains("ana is no moderator any more");
    }

    private static void together(java.util.function.Supplier<Reply> one, java.util.function.Supplier<Reply> other)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> running = List.of(one, other).stream()
                    .map(action -> threads.submit(() -> {
                        start.await();
                        return action.get();
                    }))
                    .toList();
            for (Future<Reply> each : running) {
                each.get();
            }
        }
    }
}
