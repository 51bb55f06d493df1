package io.rondo.registration;

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

/** Seats, the line and confirmation, through chat. */
class RegistrationTest {

    private final Town town = new Town("2026-12-01T12:00:00Z");
    private final Persona hedda = town.person("hedda", Role.MODERATOR);

    @AfterEach
    void close() {
        town.close();
    }

    private Reply card() {
        town.advance(Duration.ofSeconds(2));
        return town.group().getLast();
    }

    private Reply mixer(int capacity) {
        hedda.says("/event create title:\"Friday mixer\" starts:\"fri 19:00\" capacity:" + capacity
                + " min:1 calls:practice publish:yes");
        return card();
    }

    private Persona registered(String name, Reply card) {
        Persona persona = town.person(name);
        persona.pressesInGroup(card, "Register");
        return persona;
    }

    @Test
    void a_seat_is_taken_and_said_with_the_time_of_confirmation() {
        Reply card = mixer(20);

        Reply answer = town.person("ana").pressesInGroup(card, "Register");

        assertThat(Shown.text(answer))
                .startsWith(
                        "You're in: Friday mixer, Fri 4 Dec 2026 19:00. I'll ask you to confirm on Thu 3 Dec 2026 19:00.");
        assertThat(Shown.text(card())).contains("19 of 20 seats left");
    }

    @Test
    void a_second_press_says_the_same_and_takes_nothing() {
        Reply card = mixer(20);
        Persona ana = town.person("ana");

        Reply first = ana.pressesInGroup(card, "Register");
        Reply second = ana.pressesInGroup(card, "Register");

        assertThat(second).isEqualTo(first);
        assertThat(town.count("registrations")).isEqualTo(1);
    }

    @Test
    void a_freed_seat_is_offered_to_the_first_in_line() {
        Reply card = mixer(2);
        Persona ana = registered("ana", card);
        registered("bea", card);
        Persona carl = town.person("carl");
        Reply inLine = carl.pressesInGroup(card, "Register");
        Persona dora = registered("dora", card);

        ana.presses(ana.presses(town.group().getLast(), "My place"), "Cancel my place");
        town.settle();

        assertThat(Shown.text(inLine)).startsWith("All 2 seats are taken. You're number 1 in line");
        assertThat(Shown.labels(carl.last())).containsExactly("Take it", "No, thanks");
        assertThat(dora.seen()).isEmpty();
        Reply taken = carl.presses(carl.last(), "Take it");
        assertThat(Shown.text(taken)).startsWith("You're in: Friday mixer");
    }

    @Test
    void nobody_gets_past_the_line_into_a_freed_seat() {
        Reply card = mixer(1);
        Persona ana = registered("ana", card);
        registered("bea", card);
        ana.presses(ana.presses(card, "My place"), "Cancel my place");

        Reply late = town.person("carl").pressesInGroup(card, "Register");

        assertThat(Shown.text(late)).contains("number 2 in line");
    }

    @Test
    void an_offer_that_nobody_takes_goes_to_the_next() {
        Reply card = mixer(1);
        Persona ana = registered("ana", card);
        Persona bea = registered("bea", card);
        Persona carl = registered("carl", card);
        ana.presses(ana.presses(card, "My place"), "Cancel my place");
        town.settle();
        Reply offer = bea.last();

        // 13:00 in Berlin, and Friday is far: half an hour.
        town.advance(Duration.ofMinutes(31));

        assertThat(Shown.text(bea.last())).contains("is over");
        assertThat(Shown.labels(carl.last())).contains("Take it");
        assertThat(Shown.text(bea.presses(offer, "Take it"))).doesNotContain("You're in");
        assertThat(town.texts("SELECT state FROM registrations ORDER BY registered_at, id"))
                .containsExactly("CANCELLED", "CANCELLED", "OFFERED");
    }

    @Test
    void whoever_does_not_answer_loses_the_seat_and_whoever_declines_gives_it_back() {
        Reply card = mixer(20);
        Persona ana = registered("ana", card);
        Persona bea = registered("bea", card);
        Persona carl = registered("carl", card);
        town.advance(Duration.ofDays(2).plusHours(7));

        assertThat(Shown.text(ana.last())).contains("Will you be there?");
        ana.presses(ana.last(), "I'll be there");
        Reply declined = bea.presses(bea.last(), "I can't come");

        assertThat(Shown.text(declined)).startsWith("Thanks for telling me");
        assertThat(town.texts(
                        "SELECT r.state FROM registrations r JOIN people p ON p.id = r.person_id ORDER BY p.name"))
                .containsExactly("CONFIRMED", "DECLINED", "REGISTERED");
        assertThat(Shown.labels(carl.last())).containsExactly("I'll be there", "I can't come");
    }

    @Test
    void who_registers_while_confirmation_is_open_is_confirmed_by_that() {
        Reply card = mixer(20);
        town.advance(Duration.ofDays(2).plusHours(7));

        Reply answer = town.person("ana").pressesInGroup(card, "Register");

        assertThat(Shown.text(answer)).startsWith("You're in and confirmed: Friday mixer");
    }

    @Test
    void every_message_delivered_twice_changes_nothing() {
        try (Town twice = new Town("2026-12-01T12:00:00Z", 1, 2)) {
            Persona host = twice.person("hedda", Role.ADMIN);
            host.says("/event create \"Friday mixer\" \"fri 19:00\" capacity:1 min:1 calls:practice publish:yes");
            twice.advance(Duration.ofSeconds(2));
            Reply card = twice.group().getLast();
            Persona ana = twice.person("ana");
            ana.pressesInGroup(card, "Register");
            List<Persona> waiting = new ArrayList<>();
            for (String name : List.of("bea", "carl")) {
                Persona persona = twice.person(name);
                persona.pressesInGroup(card, "Register");
                waiting.add(persona);
            }
            ana.presses(ana.presses(card, "My place"), "Cancel my place");
            twice.settle();

            assertThat(waiting.getFirst().seen()).hasSize(1);
            assertThat(waiting.getLast().seen()).isEmpty();
        }
    }

    @Test
    void who_wants_a_reminder_gets_one_that_long_before_the_start_and_who_does_not_gets_none() {
        Reply card = mixer(20);
        Persona ana = town.person("ana");
        Persona bea = registered("bea", card);
        town.transactor.run(work ->
                town.features.people().reminderLead(work, ana.asRequester().personId(), Duration.ofHours(2)));
        ana.pressesInGroup(card, "Register");
        town.advance(Duration.ofDays(2).plusHours(7));
        ana.presses(ana.last(), "I'll be there");
        bea.presses(bea.last(), "I'll be there");

        town.advance(Duration.ofHours(21).plusMinutes(30));

        assertThat(Shown.text(ana.last())).isEqualTo("Friday mixer starts Fri 4 Dec 2026 19:00. See you there.");
        assertThat(Shown.text(bea.last())).doesNotContain("See you there");
    }

    @Test
    void who_deletes_what_is_stored_gives_their_seat_back() {
        Reply card = mixer(1);
        Persona ana = registered("ana", card);
        Persona bea = registered("bea", card);

        ana.presses(ana.presses(ana.says("/privacy"), "Delete me"), "Yes, delete it all");
        town.settle();

        assertThat(Shown.labels(bea.last())).contains("Take it");
    }
}
