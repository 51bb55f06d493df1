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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Seats divided into named slots, each with its own number and its own line. */
class SlotTest {

    private final Town town = new Town("2026-12-01T12:00:00Z");
    private final Persona hedda = town.person("hedda", Role.ADMIN);

    @AfterEach
    void close() {
        town.close();
    }

    private Reply raid(String slots) {
        hedda.says("/event create title:\"Raid\" starts:\"fri 19:00\" kind:gathering min:1 capacity:20 publish:yes");
        hedda.says("/rules slots event:Raid slots:\"" + slots + "\"");
        return card();
    }

    private Reply card() {
        town.advance(Duration.ofSeconds(2));
        return town.group().getLast();
    }

    private Persona in(Reply card, String name, String slot) {
        Persona persona = town.person(name);
        persona.presses(persona.pressesInGroup(card, "Register"), slot);
        return persona;
    }

    @Test
    void register_asks_which_slot_and_the_card_shows_each() {
        Reply card = raid("2 tanks, 3 healers");
        assertThat(Shown.text(card)).contains("tanks: 2 of 2 left").contains("healers: 3 of 3 left");
        Persona ana = town.person("ana");

        Reply which = ana.pressesInGroup(card, "Register");
        assertThat(Shown.labels(which)).containsExactly("tanks (2 left)", "healers (3 left)");
        Reply seat = ana.presses(which, "tanks (2 left)");

        assertThat(Shown.text(seat)).startsWith("You're in: Raid").contains("Your slot: tanks");
        assertThat(Shown.text(card())).contains("tanks: 1 of 2 left");
        assertThat(Shown.text(ana.presses(which, "healers (3 left)"))).contains("Your slot: tanks");
        assertThat(Shown.text(town.person("bea").says("/register event:Raid slot:heal")))
                .contains("Your slot: healers");
        assertThat(Shown.text(town.person("carl").says("/register event:Raid slot:archer")))
                .isEqualTo("There is no slot \"archer\". Choose one of: tanks, healers");
    }

    @Test
    void each_slot_has_a_line_of_its_own() {
        Reply card = raid("1 tanks, 1 healers");
        Persona ana = in(card, "ana", "tanks (1 left)");
        in(card, "bea", "healers (1 left)");
        Persona carl = in(card, "carl", "healers (0 left)");
        Persona dora = in(card, "dora", "tanks (0 left)");
        assertThat(Shown.text(dora.says("/my"))).contains("1 seat is taken as tanks. You're number 1 in line");
        assertThat(Shown.text(card())).contains("tanks: all 1 taken, 1 in line");

        ana.presses(ana.presses(card, "My place"), "Cancel my place");
        town.settle();

        assertThat(carl.seen()).isEmpty();
        assertThat(Shown.labels(dora.last())).contains("Take it");
        assertThat(Shown.text(dora.presses(dora.last(), "Take it"))).contains("Your slot: tanks");
    }

    @Test
    void many_who_press_at_once_never_get_more_seats_of_a_slot_than_there_are() throws Exception {
        raid("3 tanks, 2 healers");
        List<Persona> people =
                IntStream.range(0, 30).mapToObj(i -> town.person("guest" + i)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> running = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                Persona persona = people.get(i);
                String slot = i % 3 == 0 ? "healers" : "tanks";
                running.add(threads.submit(() -> persona.says("/register event:Raid slot:" + slot)));
            }
            for (Future<Reply> one : running) {
                one.get(1, TimeUnit.MINUTES);
            }
        }

        assertThat(town.texts("""
                SELECT s.name || ' ' || count(*) FROM registrations r
                JOIN event_slots s ON s.event_id = r.event_id AND s.no = r.slot_no
                WHERE r.state = 'REGISTERED' GROUP BY s.name ORDER BY s.name
                """)).containsExactly("healers 2", "tanks 3");
        assertThat(town.count("registrations WHERE state = 'WAITLISTED'")).isEqualTo(25);
    }

    @Test
    void a_slot_with_people_stays_its_number_may_change_and_a_larger_one_is_the_line_s_at_once() {
        Reply card = raid("1 tanks, 1 healers");
        in(card, "ana", "tanks (1 left)");
        Persona bea = in(card, "bea", "tanks (0 left)");

        assertThat(Shown.text(hedda.says("/rules slots event:Raid slots:\"2 healers\"")))
                .startsWith("Somebody has a place as tanks");
        assertThat(Shown.text(hedda.says("/rules slots event:Raid slots:none"))).startsWith("Somebody has a place");
        hedda.says("/rules slots event:Raid slots:\"tanks: 2; bards 4\"");
        town.settle();

        assertThat(Shown.labels(bea.last())).contains("Take it");
        assertThat(town.texts("SELECT no || ' ' || name || ' ' || capacity FROM event_slots ORDER BY no"))
                .containsExactly("1 tanks 2", "2 bards 4");
    }

    @Test
    void who_came_before_there_were_slots_is_not_left_without_one() {
        hedda.says("/event create title:\"Raid\" starts:\"fri 19:00\" kind:gathering min:1 publish:yes");
        town.person("ana").says("/register event:Raid");

        assertThat(Shown.text(hedda.says("/rules slots event:Raid slots:\"2 tanks\"")))
                .startsWith("People have places without a slot already.");
    }
}
