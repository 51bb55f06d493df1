package io.rondo.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everyone chooses when they are reminded of an event. */
class RemindTest {

    private final Town town = new Town("2026-12-01T12:00:00Z");
    private final Persona hedda = town.person("hedda", Role.ADMIN);
    private final Persona ana = town.person("ana");

    @AfterEach
    void close() {
        town.close();
    }

    private Reply dinner() {
        hedda.says("/event create title:\"Dinner\" starts:\"fri 19:00\" kind:gathering min:1 publish:yes");
        town.advance(Duration.ofSeconds(2));
        return town.group().getLast();
    }

    private long reminders() {
        return ana.seen().stream()
                .filter(one -> Shown.text(one).contains("See you there"))
                .count();
    }

    @Test
    void several_times_are_chosen_in_my_place_and_each_reminds_once() {
        Reply card = dinner();
        Reply screen = ana.presses(ana.pressesInGroup(card, "Register"), "Remind me");
        assertThat(Shown.text(screen)).startsWith("Dinner: you're reminded as /settings says.");
        screen = ana.presses(screen, "1 d");
        screen = ana.presses(screen, "1 h");
        assertThat(Shown.text(screen)).startsWith("Dinner: you're reminded 1 d, 1 h before the start.");
        assertThat(Shown.labels(screen)).contains("✓ 1 d", "✓ 1 h", "15 min");
        // Off and on again: there are two timers for it now.
        ana.presses(ana.presses(screen, "✓ 1 h"), "1 h");
        town.advance(Duration.ofDays(2).plusHours(7));
        assertThat(reminders()).isEqualTo(1);
        ana.presses(ana.lastWith("I'll be there"), "I'll be there");

        town.advance(Duration.ofHours(21).plusMinutes(45));
        assertThat(reminders()).isEqualTo(1);
        town.advance(Duration.ofMinutes(30));

        assertThat(reminders()).isEqualTo(2);
    }

    @Test
    void what_is_chosen_for_an_event_stands_in_place_of_the_settings() {
        Reply card = dinner();
        town.transactor.run(work ->
                town.features.people().reminderLead(work, ana.asRequester().personId(), Duration.ofHours(3)));
        ana.pressesInGroup(card, "Register");
        assertThat(Shown.text(ana.says("/remind event:Dinner before:none"))).startsWith("Dinner: no reminder.");

        town.advance(Duration.ofDays(3));

        assertThat(reminders()).isZero();
    }

    @Test
    void times_are_typed_as_people_write_them_and_what_cannot_be_read_is_said() {
        dinner();

        assertThat(Shown.text(ana.says("/remind event:Dinner before:\"2d, 90m\"")))
                .startsWith("Dinner: you're reminded 2 d, 1 h 30 min before the start.");
        assertThat(Shown.text(ana.says("/remind event:Dinner before:soon"))).contains("I can't read \"soon\"");
        assertThat(Shown.text(ana.says("/remind event:Dinner before:\"1h 2h 3h 4h 5h 6h\"")))
                .startsWith("At most 5 reminders");
        assertThat(Shown.text(ana.says("/remind event:Dinner before:40d"))).startsWith("At most 5 reminders");
    }

    @Test
    void who_chose_before_taking_a_seat_is_reminded_too_and_a_moved_event_reminds_anew() {
        Reply card = dinner();
        ana.says("/remind event:Dinner before:2d");
        ana.pressesInGroup(card, "Register");
        town.advance(Duration.ofDays(1).plusHours(7));
        assertThat(reminders()).isEqualTo(1);

        hedda.says("/event move event:Dinner starts:\"sun 19:00\"");
        town.advance(Duration.ofDays(2));

        assertThat(reminders()).isEqualTo(2);
    }

    @Test
    void reminders_are_in_what_is_exported_and_gone_with_what_is_deleted() {
        dinner();
        ana.says("/remind event:Dinner before:2d");
        assertThat(town.count("reminder_leads")).isEqualTo(1);

        ana.presses(ana.presses(ana.says("/privacy"), "Delete me"), "Yes, delete it all");

        assertThat(town.count("reminder_leads")).isZero();
    }
}
