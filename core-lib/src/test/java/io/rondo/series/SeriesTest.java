package io.rondo.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that repeat: made ahead, changed one by one or all that follow, left out, stopped. Each message arrives twice. */
class SeriesTest {

    private Town town;
    private Persona hedda;

    @BeforeEach
    void a_town() {
        // A Tuesday; clocks in Berlin go back on Sunday 25 October.
        town = new Town("2026-10-06T12:00:00Z", 4, 2);
        hedda = town.person("hedda", Role.MODERATOR);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Reply weekly(String more) {
        Reply answer = hedda.says("/event create title:\"Friday mixer\" starts:\"fri 19:00\" calls:practice min:2 "
                + more + " publish:yes");
        town.advance(Duration.ofSeconds(1));
        return answer;
    }

    private List<String> starts() {
        return town.texts("""
                SELECT to_char(starts_at AT TIME ZONE 'Europe/Berlin', 'Dy DD Mon HH24:MI') FROM events
                WHERE state < 4 AND published_at IS NOT NULL ORDER BY starts_at
                """);
    }

    private String at(String date) {
        return town.texts("SELECT event_id::text FROM series_events WHERE occurs_on = '" + date + "'")
                .getFirst();
    }

    @Test
    void the_preview_says_in_words_what_repeats_and_when() {
        Reply preview = hedda.says(
                "/event create title:Mixer starts:\"fri 19:00\" calls:practice repeat:\"every 2 weeks on fri\"");

        assertThat(Shown.text(preview))
                .contains("Repeats: Every 2 weeks on Friday. Next: Fri 23 Oct 2026 19:00 · Fri 6 Nov 2026 19:00");
        assertThat(town.count("series")).isZero();
        hedda.presses(preview, "Publish");
        assertThat(town.count("series")).isEqualTo(1);
    }

    @Test
    void the_next_ones_are_made_ahead_each_with_its_card_and_keep_the_time_on_the_wall() {
        weekly("repeat:weekly");

        assertThat(starts()).containsExactly("Fri 09 Oct 19:00", "Fri 16 Oct 19:00", "Fri 23 Oct 19:00");
        assertThat(town.group()).hasSize(3).allMatch(card -> Shown.labels(card).contains("Register"));

        town.advance(Duration.ofDays(14));

        assertThat(starts()).containsExactly("Fri 23 Oct 19:00", "Fri 30 Oct 19:00", "Fri 06 Nov 19:00");
        assertThat(
                        town.texts(
                                "SELECT (starts_at AT TIME ZONE 'UTC')::text FROM events WHERE starts_at > '2026-10-26' ORDER BY starts_at"))
                .first()
                .asString()
                .startsWith("2026-10-30 18:00:00");
        assertThat(town.count("series_events")).isEqualTo(5);
    }

    @Test
    void what_should_have_been_made_while_nothing_ran_is_not_made_afterwards_and_nothing_is_made_twice() {
        weekly("repeat:weekly");
        town.clock.set(Instant.parse("2026-11-10T12:00:00Z"));

        town.settle();
        town.settle();

        assertThat(town.texts("SELECT occurs_on::text FROM series_events ORDER BY occurs_on"))
                .containsExactly("2026-10-09", "2026-10-16", "2026-10-23", "2026-11-13", "2026-11-20", "2026-11-27");
    }

    @Test
    void each_one_asks_what_the_one_before_it_asks_and_its_lottery_is_its_own() {
        Reply preview = hedda.says("/event create title:Raid starts:\"fri 19:00\" kind:gathering min:1 repeat:weekly");
        hedda.says("/rules require event:Raid tag:raider how:\"ask hedda\"");
        hedda.says("/rules closes event:Raid before:3h");
        hedda.says("/rules slots event:Raid slots:\"5 tanks, 10 healers\"");
        hedda.says("/rules draw event:Raid kind:lottery before:24h");
        hedda.presses(preview, "Publish");
        town.advance(Duration.ofSeconds(1));

        assertThat(town.group())
                .hasSize(3)
                .allSatisfy(card -> assertThat(Shown.text(card))
                        .contains(
                                "for those with the tag or role raider",
                                "tanks: 5 of 5 left",
                                "healers: 10 of 10 left"));
        hedda.says("/rules require event:" + at("2026-10-23") + " tag:veteran");
        town.advance(Duration.ofDays(14));

        assertThat(town.texts("""
                        SELECT required_tag || ' ' || closes_before || ' ' || (drawn_at IS NOT NULL)
                        FROM event_rules JOIN events ON id = event_id ORDER BY starts_at
                        """))
                .containsExactly(
                        "raider 03:00:00 true",
                        "raider 03:00:00 true",
                        "veteran 03:00:00 false",
                        "veteran 03:00:00 false",
                        "veteran 03:00:00 false");
        assertThat(town.count("(SELECT DISTINCT draw_seed FROM event_rules) AS seeds"))
                .isEqualTo(5);
    }

    @Test
    void a_series_ends_after_so_many_or_with_its_last_date() {
        weekly("repeat:\"weekly 2 times\"");
        town.advance(Duration.ofDays(60));
        assertThat(town.count("events")).isEqualTo(2);

        hedda.says(
                "/event create title:Brunch starts:\"sun 11:00\" calls:practice repeat:\"weekly until 20 dec 2026\" publish:yes");
        town.advance(Duration.ofDays(60));
        assertThat(town.texts("SELECT max(starts_at)::date::text FROM events")).containsExactly("2026-12-20");
    }

    @Test
    void a_rare_one_is_not_announced_a_year_ahead() {
        weekly("repeat:yearly");
        assertThat(town.count("events")).isEqualTo(1);

        town.advance(Duration.ofDays(345));

        assertThat(town.count("events")).isEqualTo(2);
    }

    @Test
    void a_change_asks_whether_one_or_all_that_follow_are_meant() {
        weekly("repeat:weekly");
        Reply question = hedda.says("/event edit event:" + at("2026-10-16") + " title:\"Great mixer\"");
        assertThat(Shown.text(question))
                .startsWith("Friday mixer repeats (Every week). Do you mean only the one on Fri 16 Oct 2026 19:00");
        assertThat(town.count("events WHERE title = 'Great mixer'")).isZero();

        hedda.presses(question, "Only this one");
        assertThat(town.texts("SELECT title FROM events ORDER BY starts_at"))
                .containsExactly("Friday mixer", "Great mixer", "Friday mixer");

        question = hedda.says("/event edit event:" + at("2026-10-16") + " capacity:8");
        assertThat(Shown.text(hedda.presses(question, "This and all following")))
                .startsWith("Great mixer is changed");
        town.advance(Duration.ofDays(8));
        assertThat(town.texts("SELECT title || ' ' || capacity FROM events ORDER BY starts_at"))
                .containsExactly("Friday mixer 20", "Great mixer 8", "Friday mixer 8", "Friday mixer 8");
    }

    @Test
    void one_is_moved_alone_and_stays_where_it_is_when_all_are_moved() {
        weekly("repeat:weekly");
        Persona ana = town.person("ana");
        ana.pressesInGroup(town.group().getLast(), "Register");
        Reply question = hedda.says("/event move " + at("2026-10-16") + " \"17 oct 2026 18:00\"");
        hedda.presses(question, "Only this one");
        assertThat(starts()).containsExactly("Fri 09 Oct 19:00", "Sat 17 Oct 18:00", "Fri 23 Oct 19:00");

        question = hedda.says("/event move " + at("2026-10-09") + " \"8 oct 2026 20:00\"");
        Reply moved = hedda.presses(question, "This and all following");
        town.settle();

        assertThat(Shown.text(moved)).startsWith("Friday mixer now starts Thu 8 Oct 2026 20:00");
        assertThat(starts()).containsExactly("Thu 08 Oct 20:00", "Sat 17 Oct 18:00", "Thu 22 Oct 20:00");
        assertThat(Shown.text(ana.last())).contains("has moved from Fri 23 Oct 2026 19:00 to Thu 22 Oct 2026 20:00");
        town.advance(Duration.ofDays(20));
        assertThat(starts()).containsExactly("Thu 29 Oct 20:00", "Thu 05 Nov 20:00", "Thu 12 Nov 20:00");
    }

    @Test
    void what_repeats_by_the_calendar_is_moved_to_another_time_but_not_to_another_day() {
        hedda.says("/event create title:Jam starts:\"30 oct 2026 19:00\" kind:gathering venue:Cellar "
                + "repeat:\"monthly on the last friday\" publish:yes");
        town.settle();
        String first = at("2026-10-30");

        Reply question = hedda.says("/event move " + first + " \"29 oct 2026 19:00\"");
        assertThat(Shown.text(hedda.presses(question, "This and all following")))
                .startsWith("Jam repeats by the calendar (Every month on the last Friday)");

        question = hedda.says("/event move " + first + " \"30 oct 2026 20:00\"");
        hedda.presses(question, "This and all following");
        town.advance(Duration.ofDays(30));
        assertThat(starts()).contains("Fri 27 Nov 20:00");
    }

    @Test
    void another_zone_keeps_this_ones_instant_and_then_that_zones_wall() {
        weekly("repeat:weekly");

        Reply question = hedda.says("/event edit event:" + at("2026-10-23") + " zone:America/New_York");
        hedda.presses(question, "This and all following");
        town.advance(Duration.ofDays(23));

        // 13:00 in New York, which leaves summer time a week after Berlin.
        assertThat(starts()).contains("Fri 30 Oct 18:00", "Fri 06 Nov 19:00");
    }

    @Test
    void all_that_follow_are_called_off_and_taken_back_together() {
        weekly("repeat:weekly");
        Persona ana = town.person("ana");
        ana.pressesInGroup(town.group().getLast(), "Register");

        Reply question = hedda.says("/event cancel " + at("2026-10-16") + " reason:\"the room is gone\"");
        Reply cancelled = hedda.presses(question, "This and all following");
        town.settle();

        assertThat(Shown.text(cancelled))
                .startsWith("Friday mixer is called off, with the next one, and no more are made.");
        assertThat(starts()).containsExactly("Fri 09 Oct 19:00");
        assertThat(Shown.text(ana.last())).contains("is called off: the room is gone");
        assertThat(Shown.text(hedda.says("/series list"))).startsWith("Nothing repeats here yet");

        hedda.presses(cancelled, "Take it back");
        town.settle();
        assertThat(starts()).containsExactly("Fri 09 Oct 19:00", "Fri 16 Oct 19:00", "Fri 23 Oct 19:00");
        assertThat(Shown.text(ana.last())).contains("takes place after all");
        town.advance(Duration.ofDays(4));
        assertThat(starts()).contains("Fri 30 Oct 19:00");
    }

    @Test
    void it_is_too_late_to_take_back_after_a_minute() {
        weekly("repeat:weekly");
        Reply question = hedda.says("/event cancel " + at("2026-10-09") + " reason:flood");
        Reply cancelled = hedda.presses(question, "This and all following");
        town.advance(Duration.ofSeconds(61));

        assertThat(Shown.text(hedda.presses(cancelled, "Take it back"))).contains("stays called off");
        assertThat(starts()).isEmpty();
    }

    @Test
    void one_called_off_alone_is_not_made_again() {
        weekly("repeat:weekly");
        hedda.presses(hedda.says("/event cancel " + at("2026-10-16") + " reason:flood"), "Only this one");

        town.advance(Duration.ofDays(4));

        assertThat(starts()).containsExactly("Fri 23 Oct 19:00", "Fri 30 Oct 19:00", "Fri 06 Nov 19:00");
    }

    @Test
    void a_date_is_left_out_and_put_back() {
        weekly("repeat:weekly");
        assertThat(Shown.text(hedda.says("/series skip \"Friday mixer\" 2026-10-16")))
                .contains("is announced already");
        assertThat(Shown.text(hedda.says("/series skip \"Friday mixer\" 2026-11-07")))
                .contains("would not take place");

        Reply skipped = hedda.says("/series skip \"Friday mixer\" 2026-10-30");
        town.advance(Duration.ofDays(4));
        assertThat(starts()).containsExactly("Fri 16 Oct 19:00", "Fri 23 Oct 19:00", "Fri 06 Nov 19:00");

        hedda.presses(skipped, "Hold it after all");
        town.advance(Duration.ofDays(7));
        assertThat(starts()).contains("Fri 30 Oct 19:00");
    }

    @Test
    void a_stopped_series_leaves_what_is_announced_and_goes_on_when_asked() {
        weekly("repeat:weekly");
        Reply list = hedda.says("/series list");
        assertThat(Shown.text(list)).contains("Friday mixer · Every week. Next: Fri 9 Oct 2026 19:00");

        Reply stopped = hedda.presses(list, "Stop");
        town.advance(Duration.ofDays(10));
        assertThat(Shown.text(stopped)).contains("The 3 that are announced stay");
        assertThat(starts()).containsExactly("Fri 16 Oct 19:00", "Fri 23 Oct 19:00");

        hedda.presses(stopped, "Go on after all");
        assertThat(starts()).containsExactly("Fri 16 Oct 19:00", "Fri 23 Oct 19:00", "Fri 30 Oct 19:00");
    }

    @Test
    void only_hosts_touch_a_series() {
        weekly("repeat:weekly");
        Persona ana = town.person("ana");

        assertThat(Shown.text(ana.says("/series stop \"Friday mixer\""))).isEqualTo("Only hosts can do that.");
        assertThat(Shown.text(ana.says("/series skip \"Friday mixer\" 2026-10-30")))
                .isEqualTo("Only hosts can do that.");
        assertThat(Shown.labels(ana.says("/series list"))).isEmpty();
        assertThat(town.count("series WHERE stopped_at IS NULL")).isEqualTo(1);
    }

    @Test
    void whoever_asks_for_it_is_registered_for_each_one_within_the_capacity() {
        weekly("repeat:weekly capacity:2");
        Persona ana = town.person("ana");
        Persona bea = town.person("bea");
        Persona carl = town.person("carl");
        for (Persona one : List.of(ana, bea, carl)) {
            Reply details = one.says("/event details " + at("2026-10-09"));
            assertThat(Shown.text(one.presses(details, "Register me for each one")))
                    .startsWith("Register for Friday mixer first");
            one.presses(details, "Register me for each one");
            one.runs(io.rondo.chat.reply.Action.of("event register").with("event", at("2026-10-09")));
            assertThat(Shown.text(one.presses(details, "Register me for each one")))
                    .startsWith("You'll have a place in each Friday mixer");
        }
        carl.presses(carl.says("/series list"), "No longer for each one");

        town.advance(Duration.ofDays(4));

        assertThat(Shown.text(ana.last())).startsWith("As you asked, you're in: Friday mixer, Fri 30 Oct 2026 19:00");
        String newest = at("2026-10-30");
        assertThat(town.texts(
                        "SELECT p.name || ' ' || r.state FROM registrations r JOIN people p ON p.id = r.person_id "
                                + "WHERE event_id = '" + newest + "' ORDER BY 1"))
                .containsExactly("ana REGISTERED", "bea REGISTERED");
        assertThat(
                        town.count(
                                "registrations r JOIN people p ON p.id = r.person_id WHERE name = 'carl' AND state = 'WAITLISTED'"))
                .isEqualTo(2);
    }

    @Test
    void bad_rules_are_refused_with_what_to_write_instead() {
        assertThat(Shown.text(weekly("repeat:sometimes"))).contains("as how often something repeats. Try weekly");
        assertThat(Shown.text(weekly("repeat:\"FREQ=HOURLY\""))).contains("at most once a day");
        assertThat(Shown.text(weekly("repeat:\"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6\"")))
                .contains("no second time");
        assertThat(Shown.text(weekly("kind:gathering round:24h repeat:daily"))).doesNotContain("Make it shorter");
        assertThat(Shown.text(weekly("rounds:50 round:1h repeat:daily"))).contains("Make it shorter");
        assertThat(Shown.text(weekly("repeat:\"weekly until yesterday\""))).contains("still to come");
        assertThat(town.count("series")).isEqualTo(1);
    }

    @Test
    void the_same_is_said_in_russian() {
        Persona olga = town.person("olga", Role.MODERATOR, "ru", "Europe/Berlin");

        Reply preview = olga.says(
                "/event create title:Вечер starts:\"пт 19:00\" calls:practice repeat:\"в последнюю пятницу месяца\"");

        assertThat(Shown.text(preview)).contains("Каждый месяц, в последнюю пятницу. Ближайшие: пт, 30 окт");
    }
}
