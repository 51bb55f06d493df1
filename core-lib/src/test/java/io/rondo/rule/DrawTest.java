package io.rondo.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People apply, and at one instant the seats are drawn or the hosts' choice holds. */
class DrawTest {

    private static final List<String> NAMES = List.of("ana", "bea", "carl", "dora", "emil");
    private final Town town = new Town("2026-12-01T12:00:00Z");
    private final Persona hedda = town.person("hedda", Role.ADMIN);

    @AfterEach
    void close() {
        town.close();
    }

    private static Reply gathering(Town where, Persona host, String title, String starts, int capacity, String more) {
        host.says("/event create title:\"" + title + "\" starts:\"" + starts + "\" kind:gathering min:1 capacity:"
                + capacity + " " + more + " publish:yes");
        where.advance(Duration.ofSeconds(2));
        return where.group().getLast();
    }

    private Reply dinner(String draw, int capacity, String more) {
        Reply card = gathering(town, hedda, "Dinner", "fri 19:00", capacity, more);
        hedda.says("/rules draw event:Dinner " + draw);
        town.advance(Duration.ofSeconds(2));
        return card;
    }

    private static List<Persona> applied(Town where, Reply card) {
        List<Persona> people = new ArrayList<>();
        for (String name : NAMES) {
            Persona persona = where.person(name);
            persona.pressesInGroup(card, "Register");
            people.add(persona);
        }
        return people;
    }

    private static List<String> seated(Town where) {
        return where.texts("""
                SELECT p.name FROM registrations r JOIN people p ON p.id = r.person_id
                WHERE r.state IN ('REGISTERED', 'CONFIRMED') ORDER BY p.name
                """);
    }

    @Test
    void nobody_has_a_seat_before_the_instant_and_then_as_many_as_there_are_and_all_are_told_once() {
        Reply card = dinner("kind:lottery before:48h", 2, "");
        List<Persona> people = applied(town, card);
        Reply applied = people.getFirst().pressesInGroup(card, "Register");
        assertThat(Shown.text(applied))
                .isEqualTo("You've applied for Dinner. A lottery draws the seats on Wed 2 Dec 2026 19:00,"
                        + " and I'll tell you at once.");
        assertThat(Shown.text(town.group().getLast())).contains("a lottery draws the seats Wed 2 Dec 2026 19:00");
        assertThat(seated(town)).isEmpty();

        town.advance(Duration.ofHours(31));

        List<String> winners = seated(town);
        assertThat(winners).hasSize(2);
        for (Persona persona : people) {
            assertThat(persona.seen()).hasSize(1);
            assertThat(Shown.text(persona.last()))
                    .startsWith(
                            winners.contains(persona.name())
                                    ? "A seat at Dinner on Fri 4 Dec 2026 19:00 is yours."
                                    : "The seats at Dinner on Fri 4 Dec 2026 19:00 are drawn, and yours was not");
        }
        assertThat(Shown.text(hedda.says("/draw event:Dinner"))).contains("among 5 people; its seed was");
        assertThat(town.count("lots WHERE won")).isEqualTo(2);
    }

    @Test
    void timers_that_come_twice_and_a_restart_in_between_draw_once() {
        try (Town twice = new Town("2026-12-01T12:00:00Z", 4, 2)) {
            Persona host = twice.person("hedda", Role.ADMIN);
            Reply card = gathering(twice, host, "Dinner", "fri 19:00", 2, "");
            host.says("/rules draw event:Dinner kind:lottery before:48h");
            twice.advance(Duration.ofSeconds(2));
            // Two timers: the event was moved and moved back.
            host.says("/event move event:Dinner starts:\"fri 20:00\"");
            twice.advance(Duration.ofSeconds(2));
            host.says("/event move event:Dinner starts:\"fri 19:00\"");
            twice.advance(Duration.ofSeconds(2));
            List<Persona> people = applied(twice, card);

            twice.advance(Duration.ofHours(33));

            assertThat(seated(twice)).hasSize(2);
            assertThat(twice.count("lots")).isEqualTo(5);
            assertThat(twice.count("deliveries WHERE kind LIKE 'draw_%'")).isEqualTo(people.size());
        }
    }

    @Test
    void who_lost_keeps_their_turn_in_the_order_of_the_lottery_and_gets_the_seat_that_comes_free() {
        Reply card = dinner("kind:lottery before:48h", 2, "");
        List<Persona> people = applied(town, card);
        town.advance(Duration.ofHours(31));
        String third = town.texts("""
                SELECT p.name FROM lots l JOIN people p ON p.id = l.person_id WHERE NOT l.won ORDER BY l.place
                """).getFirst();
        Persona winner = people.stream()
                .filter(one -> seated(town).contains(one.name()))
                .findFirst()
                .orElseThrow();

        winner.presses(winner.presses(card, "My place"), "Cancel my place");
        town.settle();

        Persona next = people.stream()
                .filter(one -> one.name().equals(third))
                .findFirst()
                .orElseThrow();
        assertThat(Shown.labels(next.lastWith("Take it"))).containsExactly("Take it", "No, thanks");
        assertThat(seated(town)).hasSize(1);
    }

    @Test
    void without_a_line_whoever_lost_is_told_that_it_is_over_for_them() {
        Reply card = dinner("kind:lottery before:48h", 2, "waitlist:no");
        List<Persona> people = applied(town, card);

        town.advance(Duration.ofHours(31));

        assertThat(town.count("registrations WHERE state = 'CANCELLED'")).isEqualTo(3);
        assertThat(people.stream().map(one -> Shown.text(one.last())).filter(text -> !text.contains("your turn")))
                .hasSize(5);
    }

    @Test
    void who_lost_last_time_weighs_more_the_next_time_until_they_win_or_come_by_the_line() {
        Reply card = dinner("kind:lottery before:48h", 2, "");
        applied(town, card);
        town.advance(Duration.ofHours(31));
        List<String> lost = town.texts("""
                SELECT p.name FROM lots l JOIN people p ON p.id = l.person_id WHERE NOT l.won ORDER BY p.name
                """);
        Reply second = gathering(town, hedda, "Brunch", "in 9d", 2, "");
        hedda.says("/rules draw event:Brunch kind:lottery before:48h");
        town.advance(Duration.ofSeconds(2));
        applied(town, second);

        town.advance(Duration.ofDays(7).plusHours(1));

        assertThat(town.texts("""
                SELECT p.name FROM lots l JOIN people p ON p.id = l.person_id JOIN events e ON e.id = l.event_id
                WHERE e.title = 'Brunch' AND l.weight = 2 ORDER BY p.name
                """)).isEqualTo(lost);
    }

    @Test
    void hosts_choose_in_a_list_and_their_choice_becomes_seats_at_the_instant() {
        Reply card = dinner("kind:pick before:48h", 2, "");
        List<Persona> people = applied(town, card);
        Reply list = hedda.says("/draw event:Dinner");
        assertThat(Shown.labels(list)).contains("Choose ana", "Choose emil");

        list = hedda.presses(list, "Choose carl");
        list = hedda.presses(list, "Choose ana");
        assertThat(Shown.text(hedda.presses(list, "Choose bea"))).startsWith("All seats at Dinner are given.");
        list = hedda.presses(list, "Don't choose ana");
        list = hedda.presses(list, "Choose emil");
        assertThat(seated(town)).isEmpty();
        assertThat(Shown.text(list)).contains("5 people have applied for Dinner, 2 chosen");

        town.advance(Duration.ofHours(31));

        assertThat(seated(town)).containsExactly("carl", "emil");
        assertThat(Shown.text(people.get(2).last())).startsWith("A seat at Dinner");
        assertThat(Shown.text(people.getFirst().last())).startsWith("The hosts have chosen for Dinner");
    }

    @Test
    void a_seat_that_comes_free_later_goes_to_whom_the_hosts_choose_and_to_nobody_else() {
        Reply card = dinner("kind:pick before:48h", 1, "");
        List<Persona> people = applied(town, card);
        hedda.presses(hedda.says("/draw event:Dinner"), "Choose carl");
        town.advance(Duration.ofHours(31));
        Persona carl = people.get(2);

        carl.presses(carl.presses(card, "My place"), "Cancel my place");
        town.settle();
        assertThat(town.count("registrations WHERE state = 'OFFERED'")).isZero();
        hedda.presses(hedda.says("/draw event:Dinner"), "Choose bea");
        town.settle();

        assertThat(seated(town)).containsExactly("bea");
        assertThat(Shown.text(people.get(1).last())).startsWith("A seat at Dinner");
    }

    @Test
    void a_cancellation_that_is_taken_back_over_the_instant_loses_nobody_s_lot() {
        Reply card = dinner("kind:lottery before:48h", 2, "");
        applied(town, card);
        town.advance(Duration.between(town.clock.instant(), java.time.Instant.parse("2026-12-02T17:59:40Z")));
        Reply cancelled = hedda.says("/event cancel event:Dinner reason:rain");
        town.advance(Duration.ofSeconds(40));
        hedda.presses(cancelled, "Take it back");

        town.advance(Duration.ofMinutes(2));

        assertThat(seated(town)).hasSize(2);
    }

    @Test
    void an_instant_that_has_passed_is_refused_and_without_a_draw_there_is_no_list() {
        gathering(town, hedda, "Dinner", "fri 19:00", 2, "");

        assertThat(Shown.text(hedda.says("/draw event:Dinner")))
                .startsWith("Dinner gives its seats to whoever comes first.");
        assertThat(Shown.text(hedda.says("/rules draw event:Dinner kind:lottery before:20d")))
                .startsWith("The seats would be given");
        assertThat(Shown.text(town.person("ana").says("/draw event:Dinner"))).isEqualTo("Only hosts can do that.");
    }

    @Test
    void a_draw_that_is_given_up_lets_those_who_applied_have_the_free_seats() {
        Reply card = dinner("kind:lottery before:48h", 2, "");
        List<Persona> people = applied(town, card);

        hedda.says("/rules draw event:Dinner kind:none");
        town.settle();

        assertThat(Shown.labels(people.getFirst().last())).contains("Take it");
        assertThat(Shown.labels(people.get(1).last())).contains("Take it");
        assertThat(people.get(2).seen()).isEmpty();
    }
}
