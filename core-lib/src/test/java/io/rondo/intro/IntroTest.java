package io.rondo.intro;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who are introduced again and again, from joining to being dropped and coming back. Each message arrives twice. */
class IntroTest {

    private Town town;
    private Persona hedda;

    @BeforeEach
    void a_town() {
        // A Tuesday, midday in Berlin.
        town = new Town("2026-12-01T11:00:00Z", 4, 2);
        hedda = town.person("hedda", Role.MODERATOR);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void coffee(String more) {
        hedda.says("/intro create title:\"Monday coffee\" starts:\"mon 10:00\" " + more);
        town.advance(Duration.ofSeconds(1));
    }

    private Persona joins(String name) {
        Persona persona = town.person(name);
        assertThat(Shown.text(persona.says("/intro join \"Monday coffee\"")))
                .startsWith("You take part in Monday coffee");
        return persona;
    }

    private void untilMonday() {
        Instant now = town.clock.instant();
        Instant monday = Instant.parse("2026-12-07T09:00:00Z");
        while (!monday.isAfter(now)) {
            monday = monday.plus(Duration.ofDays(7));
        }
        town.advance(Duration.between(now, monday));
    }

    private static String current(Persona persona) {
        return Shown.text(persona.lastWith("Report or block"));
    }

    @Test
    void a_week_of_two_who_are_introduced_write_to_each_other_and_say_that_they_met() {
        coffee("about:\"A coffee with somebody new\"");
        Reply card = town.group().getLast();
        assertThat(Shown.text(card))
                .contains(
                        "A coffee with somebody new", "Every week, next Mon 7 Dec 2026 10:00", "nobody takes part yet");
        Persona ana = town.person("ana");
        Persona bea = town.person("bea");

        Reply joined = ana.pressesInGroup(card, "Join");
        assertThat(Shown.text(joined))
                .contains("You take part in Monday coffee", "How may those whom you meet reach you?");
        ana.presses(joined, "@ana");
        bea.presses(bea.pressesInGroup(card, "Join"), "Through you");
        town.advance(Duration.ofSeconds(1));
        assertThat(Shown.text(town.group().getLast())).contains("2 people take part");

        untilMonday();
        assertThat(Shown.text(ana.last()))
                .contains(
                        "here is whom you meet this time",
                        "bea",
                        "I can carry messages",
                        "To begin with:",
                        "Times that may suit you: Tue 8 Dec 2026");
        assertThat(Shown.text(bea.last())).contains("Write to ana as @ana");
        assertThat(Shown.labels(bea.last())).doesNotContain("Write a message");

        ana.submits(ana.presses(ana.last(), "Write a message"), Map.of("text", "Thursday at noon?"));
        town.settle();
        assertThat(Shown.text(bea.last())).isEqualTo("ana: Thursday at noon?");
        bea.submits(bea.presses(bea.last(), "Answer"), Map.of("text", "Gladly"));
        town.settle();
        assertThat(Shown.text(ana.last())).isEqualTo("bea: Gladly");

        town.advance(Duration.ofDays(5));
        assertThat(Shown.text(ana.last())).isEqualTo("Did you meet bea?");
        assertThat(Shown.text(ana.says("/my"))).contains("Did you meet bea?");
        Reply answered = ana.presses(ana.last(), "Not yet");
        assertThat(Shown.text(answered)).startsWith("No hurry.");
        assertThat(Shown.text(ana.presses(answered, "Yes"))).startsWith("Good to hear that you met bea");
        assertThat(Shown.text(hedda.says("/intro stats \"Monday coffee\"")))
                .contains("2 people take part", "1 round, 1 introduction: 1 met, 0 did not (yet), 0 without an answer");
    }

    @Test
    void each_week_brings_somebody_new_and_an_odd_one_makes_a_three() {
        coffee("");
        List<Persona> four = List.of(joins("ana"), joins("bea"), joins("carl"), joins("dan"));
        for (int week = 0; week < 3; week++) {
            untilMonday();
            town.advance(Duration.ofDays(5));
            four.forEach(one -> one.presses(one.last(), "Yes"));
        }
        assertThat(town.count("introductions")).isEqualTo(6);
        assertThat(town.count("""
                (SELECT a.person_id, b.person_id FROM introduced a JOIN introduced b USING (introduction_id)
                 WHERE a.person_id < b.person_id GROUP BY 1, 2) AS met""")).isEqualTo(6);

        joins("eva");
        untilMonday();
        assertThat(four).anyMatch(one -> current(one).contains("the three of you meet this time"));
    }

    @Test
    void a_round_is_held_once_whatever_restarts_and_one_that_was_missed_while_nothing_ran_once_it_runs() {
        coffee("");
        joins("ana");
        joins("bea");
        town.clock.set(Instant.parse("2026-12-07T12:30:00Z"));
        town.settle();
        town.settle();
        assertThat(town.texts("SELECT held_on::text FROM intro_rounds")).containsExactly("2026-12-07");

        town.clock.set(Instant.parse("2026-12-30T12:30:00Z"));
        town.settle();
        town.settle();
        assertThat(town.texts("SELECT held_on::text FROM intro_rounds ORDER BY 1"))
                .containsExactly("2026-12-07", "2026-12-14");
        town.advance(Duration.ofDays(7));
        assertThat(town.texts("SELECT held_on::text FROM intro_rounds ORDER BY 1"))
                .containsExactly("2026-12-07", "2026-12-14", "2027-01-04");
    }

    @Test
    void three_questions_without_an_answer_take_somebody_out_and_one_press_brings_them_back() {
        coffee("");
        Persona ana = joins("ana");
        Persona bea = joins("bea");
        for (int week = 0; week < 3; week++) {
            untilMonday();
            town.advance(Duration.ofDays(5));
            bea.presses(bea.last(), "No");
        }
        assertThat(town.count("intro_members WHERE state = 'IN'")).isEqualTo(2);

        town.advance(Duration.ofDays(2));

        assertThat(Shown.text(ana.lastWith("Count me in again"))).startsWith("Monday coffee: three of my questions");
        assertThat(
                        town.texts(
                                "SELECT p.name FROM intro_members m JOIN people p ON p.id = m.person_id WHERE state = 'DROPPED'"))
                .containsExactly("ana");
        assertThat(Shown.text(ana.presses(ana.lastWith("Count me in again"), "Count me in again")))
                .startsWith("You take part in Monday coffee");
        assertThat(town.count("intro_members WHERE state = 'IN' AND unanswered = 0"))
                .isEqualTo(2);
    }

    @Test
    void an_answer_ends_a_row_of_silence() {
        coffee("");
        Persona ana = joins("ana");
        joins("bea");
        for (int week = 0; week < 4; week++) {
            untilMonday();
            town.advance(Duration.ofDays(5));
            if (week == 2) {
                ana.presses(ana.last(), "Not yet");
            }
        }
        town.advance(Duration.ofDays(2));

        assertThat(
                        town.texts(
                                "SELECT p.name FROM intro_members m JOIN people p ON p.id = m.person_id WHERE state = 'DROPPED'"))
                .containsExactly("bea");
    }

    @Test
    void the_next_is_skipped_a_break_is_taken_and_left_for_good() {
        coffee("");
        Persona ana = joins("ana");
        Persona bea = joins("bea");
        Persona carl = joins("carl");
        assertThat(Shown.text(ana.says("/intro skip \"Monday coffee\""))).contains("leave out the next one");
        assertThat(Shown.text(bea.says("/intro pause \"Monday coffee\" weeks:3")))
                .contains("You take a break from Monday coffee until");
        untilMonday();
        assertThat(town.count("introductions")).isZero();
        assertThat(Shown.text(carl.last())).contains("You come first next time");

        untilMonday();
        assertThat(current(carl)).contains("ana");
        bea.presses(bea.says("/intro join \"Monday coffee\""), "Leave");
        untilMonday();
        assertThat(town.count("introduced i JOIN people p ON p.id = i.person_id WHERE p.name = 'bea'"))
                .isZero();
        assertThat(Shown.text(bea.says("/intro pause \"Monday coffee\"")))
                .startsWith("You don't take part in Monday coffee");
        assertThat(Shown.text(ana.says("/intro pause \"Monday coffee\" until:2020-01-01")))
                .contains("a day to come");
    }

    @Test
    void two_of_whom_one_blocked_the_other_are_not_introduced_again_and_nothing_says_why() {
        coffee("");
        Persona ana = joins("ana");
        Persona bea = joins("bea");
        untilMonday();
        Reply safety = ana.presses(ana.last(), "Report or block");
        ana.presses(safety, "Block, without a report");

        assertThat(Shown.text(bea.presses(bea.last(), "Write a message"))).contains("This introduction is over");
        assertThat(Shown.text(bea.says("/my"))).contains("Your last introduction in Monday coffee is over");
        untilMonday();
        assertThat(town.count("introductions")).isEqualTo(1);
        assertThat(Shown.text(bea.last()))
                .isEqualTo("Monday coffee: there was nobody new for you this time. You come first next time.");
    }

    @Test
    void a_report_goes_to_the_moderators_and_takes_the_two_apart() {
        coffee("");
        Persona ana = joins("ana");
        joins("bea");
        untilMonday();

        Reply form = ana.presses(ana.presses(ana.last(), "Report or block"), "Rude");
        assertThat(Shown.text(ana.submits(form, Map.of("text", "shouted")))).contains("bea");
        town.settle();

        assertThat(town.count("reports WHERE event_id IS NULL AND state = 'OPEN'"))
                .isEqualTo(1);
        assertThat(town.count("blocks")).isEqualTo(1);
        assertThat(Shown.text(hedda.says("/moderate cases"))).contains("bea");
    }

    @Test
    void whoever_is_excluded_is_introduced_to_nobody() {
        coffee("");
        joins("ana");
        joins("bea");
        joins("carl");
        town.jdbi.useHandle(
                handle -> handle.execute(
                        "UPDATE members SET excluded_at = now() WHERE person_id = (SELECT id FROM people WHERE name = 'carl')"));

        untilMonday();

        assertThat(town.count("introduced i JOIN people p ON p.id = i.person_id WHERE p.name = 'carl'"))
                .isZero();
        assertThat(town.count("introductions")).isEqualTo(1);
    }

    @Test
    void on_discord_without_direct_messages_a_line_in_the_thread_answers_in_private_and_words_wait() {
        Persona dora = town.person("dora", Role.ADMIN, Platform.DISCORD);
        dora.says("/setup announcements");
        dora.says("/intro create title:\"Tea\" starts:\"mon 10:00\"");
        Persona ana = town.person("ana", Role.PLAYER, Platform.DISCORD);
        Persona bea = town.person("bea", Role.PLAYER, Platform.DISCORD);
        Reply joined = ana.saysInGroup("/intro join Tea");
        assertThat(Shown.text(joined)).contains("May I write to you directly?");
        ana.presses(joined, "Only in the thread");
        bea.saysInGroup("/intro join Tea");
        untilMonday();

        assertThat(ana.seen()).isEmpty();
        Reply line = town.group(Platform.DISCORD).getLast();
        assertThat(Shown.text(line))
                .startsWith("Tea: the introductions are made")
                .doesNotContain("bea");
        Reply mine = ana.pressesInGroup(line, "My introductions");
        assertThat(Shown.text(mine)).contains("bea");

        assertThat(Shown.text(ana.submits(ana.presses(mine, "Write a message"), Map.of("text", "A tea?"))))
                .contains("finds your message");
        assertThat(town.texts("SELECT text FROM introduction_words")).noneMatch(text -> text.contains("tea"));
        assertThat(Shown.text(bea.pressesInGroup(line, "My introductions"))).contains("ana: A tea?");
        assertThat(town.count("introduction_words")).isZero();

        town.advance(Duration.ofDays(5));
        line = town.group(Platform.DISCORD).getLast();
        assertThat(Shown.text(line)).isEqualTo("Tea: did you meet?");
        assertThat(Shown.text(ana.presses(ana.pressesInGroup(line, "My introductions"), "Yes")))
                .startsWith("Good to hear");
    }

    @Test
    void only_makers_begin_and_hosts_stop_introductions() {
        Persona ana = town.person("ana");
        assertThat(Shown.text(ana.says("/intro create title:Tea starts:\"mon 10:00\"")))
                .startsWith("Only moderators can make events here");
        assertThat(Shown.text(ana.says("/intro list"))).startsWith("There are no introductions here yet");
        coffee("");
        assertThat(Shown.text(ana.says("/intro stop \"Monday coffee\""))).isEqualTo("Only hosts can do that.");
        assertThat(Shown.text(ana.says("/intro stats \"Monday coffee\""))).isEqualTo("Only hosts can do that.");

        Reply stopped = hedda.says("/intro stop \"Monday coffee\"");
        joinsNot(ana);
        untilMonday();
        assertThat(town.count("intro_rounds")).isZero();
        hedda.presses(stopped, "Go on after all");
        untilMonday();
        assertThat(town.count("intro_rounds")).isEqualTo(1);
    }

    private static void joinsNot(Persona ana) {
        assertThat(Shown.text(ana.says("/intro join \"Monday coffee\""))).contains("Monday coffee");
    }

    @Test
    void bad_input_is_refused_with_what_to_do() {
        assertThat(Shown.text(hedda.says("/intro create title:Tea starts:\"mon 10:00\" repeat:daily")))
                .contains("repeat it less often");
        assertThat(Shown.text(hedda.says("/intro create title:Tea starts:\"mon 10:00\" repeat:whenever")))
                .contains("as how often");
        assertThat(Shown.text(hedda.says("/intro create title:Tea starts:\"mon 10:00\" sides:tags")))
                .contains("mentor/mentee");
        assertThat(town.count("intros")).isZero();
    }

    @Test
    void a_mentor_meets_a_mentee_and_is_asked_which_they_are() {
        coffee("tags:mentor/mentee");
        Persona ana = town.person("ana");
        Persona bea = town.person("bea");

        Reply asked = ana.says("/intro join \"Monday coffee\"");
        assertThat(Shown.labels(asked)).contains("mentor", "mentee");
        assertThat(Shown.text(ana.presses(asked, "mentor"))).contains("You take part in Monday coffee");
        bea.presses(bea.says("/intro join \"Monday coffee\""), "mentee");
        untilMonday();

        assertThat(current(ana)).contains("bea");
    }

    @Test
    void the_same_is_said_in_russian() {
        coffee("");
        Persona olga = town.person("olga", Role.PLAYER, "ru", "Europe/Moscow");
        joins("ana");
        assertThat(Shown.text(olga.says("/intro join \"Monday coffee\""))).startsWith("Вы участвуете в Monday coffee");

        untilMonday();

        assertThat(Shown.text(olga.last())).contains("вот с кем вы знакомитесь в этот раз", "ana");
        assertThat(Shown.labels(olga.last())).contains("Написать", "Пропустить следующее");
    }
}
