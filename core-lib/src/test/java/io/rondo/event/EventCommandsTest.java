package io.rondo.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Role;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events made, shown and changed, through chat. */
class EventCommandsTest {

    private final Town town = new Town("2026-12-01T12:00:00Z");
    private final Persona hedda = town.person("hedda", Role.MODERATOR);

    @AfterEach
    void close() {
        town.close();
    }

    private Reply create(String options) {
        return hedda.says("/event create title:\"Friday mixer\" starts:\"fri 19:00\" calls:practice " + options);
    }

    private Reply card() {
        town.advance(Duration.ofSeconds(2));
        return town.group().getLast();
    }

    private Instant startsAt() {
        return town.jdbi.withHandle(handle -> handle.createQuery("SELECT starts_at FROM events")
                .mapTo(Instant.class)
                .one());
    }

    private UUID eventId() {
        return town.jdbi.withHandle(handle ->
                handle.createQuery("SELECT id FROM events").mapTo(UUID.class).one());
    }

    @Test
    void a_draft_is_shown_to_its_maker_alone_until_it_is_published() {
        Reply preview = create("");
        town.advance(Duration.ofSeconds(2));

        assertThat(Shown.labels(preview)).containsExactly("Publish", "Edit", "Discard");
        assertThat(town.group()).isEmpty();
        assertThat(Shown.text(town.person("ana").says("/events"))).contains("No events");

        Reply published = hedda.presses(preview, "Publish");

        assertThat(Shown.text(published)).startsWith("Friday mixer is published for Fri 4 Dec 2026 19:00");
        assertThat(Shown.labels(card())).containsExactly("Register", "My place", "Details");
        assertThat(Shown.text(hedda.presses(preview, "Publish"))).isEqualTo(Shown.text(published));
        assertThat(Shown.text(hedda.presses(preview, "Discard"))).contains("is published already");
    }

    @Test
    void what_is_missing_is_asked_for_and_a_mistake_loses_nothing() {
        Reply form = hedda.says("/event create");
        assertThat(form).isInstanceOf(Reply.Form.class);

        Reply again = hedda.submits(form, Map.of("title", "Friday mixer", "starts", "tomorow 7"));

        assertThat(Shown.text(again))
                .contains("I can't read 'tomorow 7' as a time. Try `tomorrow 19:00` or `in 2h`.".replace("`", ""));
        assertThat(((Reply.Form) again).questions().getFirst().value()).contains("Friday mixer");
        Reply preview = hedda.submits(again, Map.of("title", "Friday mixer", "starts", "tomorrow 19:00"));
        assertThat(Shown.labels(preview)).contains("Publish");
    }

    @Test
    void hostile_and_impossible_input_gets_a_clear_answer_and_leaves_no_row() {
        assertThat(Shown.text(hedda.says("/event create title:\"" + "x".repeat(10_000) + "\" starts:\"fri 19:00\"")))
                .contains("100");
        assertThat(Shown.text(hedda.says("/event create title:Mixer starts:\"yesterday 19:00\"")))
                .isNotBlank();
        assertThat(Shown.text(hedda.says("/event create title:Mixer starts:\"2020-01-01 19:00\"")))
                .isNotBlank();
        assertThat(Shown.text(hedda.says("/event create title:Mixer starts:\"fri 19:00\" capacity:many")))
                .contains("many");
        assertThat(Shown.text(hedda.says("/event create title:Mixer starts:\"fri 19:00\" zone:Mars/Olympus")))
                .contains("Mars/Olympus");
        assertThat(Shown.text(hedda.says("/event create title:Mixer starts:\"fri 19:00\" calls:phone")))
                .contains("phone");
        assertThat(Shown.text(hedda.says("/event create title:Mixer starts:\"fri 19:00\" capacity:3 min:9")))
                .contains("3 seats");
        assertThat(town.count("events")).isZero();
    }

    @Test
    void markup_in_a_title_stays_text() {
        hedda.says(
                "/event create title:\"<b>Bold</b> **stars** {title}\" starts:\"fri 19:00\" calls:practice publish:yes");

        assertThat(Shown.text(card())).startsWith("<b>Bold</b> **stars** {title}");
    }

    @Test
    void offsets_in_the_past_are_brought_into_order_and_said() {
        Reply preview = hedda.says("/event create title:Soon starts:\"in 10m\" calls:practice");

        assertThat(Shown.text(preview)).contains("confirm_opens").contains("confirm_closes");
        hedda.presses(preview, "Publish");
        town.settle();
        assertThat(town.texts("SELECT state::text FROM events")).containsExactly("1");
    }

    @Test
    void only_makers_make_events_and_only_hosts_change_them() {
        Persona ana = town.person("ana");
        assertThat(Shown.text(ana.says("/event create title:Mixer starts:\"fri 19:00\"")))
                .startsWith("Only moderators can make events here");
        create("publish:yes");

        assertThat(Shown.text(ana.says("/event cancel \"Friday mixer\" because")))
                .isEqualTo("Only hosts can do that.");
        assertThat(Shown.text(ana.says("/event move \"Friday mixer\" \"sat 19:00\"")))
                .isEqualTo("Only hosts can do that.");
        assertThat(Shown.text(ana.runs(Action.of("event publish").with("event", eventId()))))
                .isEqualTo("Only hosts can do that.");
        assertThat(Shown.text(ana.runs(Action.of("event discard").with("event", eventId()))))
                .isEqualTo("Only hosts can do that.");
        assertThat(town.texts("SELECT state::text FROM events")).containsExactly("0");
    }

    @Test
    void an_added_host_may_run_the_event_and_the_last_one_stays() {
        create("publish:yes");
        Persona ana = town.person("ana");

        hedda.says("/host add ana");
        assertThat(Shown.text(ana.says("/event move \"Friday mixer\" \"sat 19:00\"")))
                .contains("now starts Sat 5 Dec 2026 19:00");
        hedda.says("/host remove ana");
        assertThat(Shown.text(hedda.says("/host remove hedda"))).contains("needs at least one host");
    }

    @Test
    void a_moved_event_tells_everyone_and_asks_again() {
        create("publish:yes");
        Persona ana = town.person("ana");
        ana.pressesInGroup(card(), "Register");
        town.advance(Duration.ofDays(2).plusHours(7));
        ana.presses(ana.last(), "I'll be there");

        hedda.says("/event move \"Friday mixer\" \"sun 19:00\"");
        town.settle();

        assertThat(Shown.text(ana.last()))
                .startsWith("Friday mixer has moved from Fri 4 Dec 2026 19:00 to Sun 6 Dec 2026 19:00");
        town.advance(Duration.ofDays(2));
        assertThat(Shown.labels(ana.last())).contains("I'll be there");
    }

    @Test
    void a_cancelled_event_tells_everyone_and_can_be_taken_back_for_a_minute() {
        create("publish:yes");
        Persona ana = town.person("ana");
        ana.pressesInGroup(card(), "Register");

        Reply cancelled = hedda.says("/event cancel \"Friday mixer\" reason:\"the room is flooded\"");
        town.settle();
        assertThat(Shown.text(ana.last())).contains("is called off: the room is flooded");
        assertThat(Shown.text(card())).contains("called off");

        hedda.presses(cancelled, "Take it back");
        town.settle();
        assertThat(Shown.text(ana.last())).contains("takes place after all");
        assertThat(Shown.labels(card())).contains("Register");

        Reply again = hedda.says("/event cancel \"Friday mixer\" reason:\"really\"");
        town.advance(Duration.ofSeconds(61));
        assertThat(Shown.text(hedda.presses(again, "Take it back"))).contains("stays called off");
        assertThat(Shown.text(ana.runs(Action.of("event register").with("event", eventId()))))
                .isEqualTo("This event is over.");
    }

    @Test
    void a_published_event_is_edited_but_its_times_are_moved() {
        create("capacity:1 min:1 publish:yes");
        Persona ana = town.person("ana");
        Persona bea = town.person("bea");
        Reply card = card();
        ana.pressesInGroup(card, "Register");
        bea.pressesInGroup(card, "Register");

        hedda.says("/event edit \"Friday mixer\" title:\"Great mixer\" capacity:2");
        town.settle();

        assertThat(Shown.text(card())).startsWith("Great mixer");
        assertThat(Shown.labels(bea.last())).contains("Take it");
        assertThat(Shown.text(hedda.says("/event edit \"Great mixer\" starts:\"sat 19:00\"")))
                .contains("/event move");
    }

    @Test
    void an_event_on_the_day_the_clocks_change_starts_at_the_right_instant_and_is_shown_rightly_in_two_zones() {
        town.clock.set(Instant.parse("2026-10-20T12:00:00Z"));
        // Clocks in Berlin go back at 03:00 on the 25th; New York follows a week later.
        hedda.says("/event create title:Brunch starts:\"25 oct 2026 11:00\" calls:practice publish:yes");
        Reply berlin = town.person("ana").says("/events");
        Reply newYork =
                town.person("nora", Role.PLAYER, "en", "America/New_York").says("/events");

        assertThat(startsAt()).isEqualTo("2026-10-25T10:00:00Z");
        assertThat(Shown.text(berlin)).contains("Sun 25 Oct 2026 11:00");
        assertThat(Shown.text(newYork)).contains("Sun 25 Oct 2026 06:00");
    }

    @Test
    void a_list_of_many_events_is_turned_page_by_page() {
        for (int i = 1; i <= 7; i++) {
            hedda.says("/event create title:\"Mixer " + i + "\" starts:\"in " + i + "d\" calls:practice publish:yes");
        }
        Reply.Listing first = (Reply.Listing) town.person("ana").says("/events");

        assertThat(first.pages()).isEqualTo(2);
        Reply.Listing second = (Reply.Listing)
                town.person("ana").runs(first.turn().orElseThrow().with("page", 2));
        assertThat(second.items()).hasSize(2);
        assertThat(Shown.text(second)).contains("Mixer 6").contains("Mixer 7");
    }

    @Test
    void the_same_is_said_in_russian() {
        create("publish:yes");
        Persona olga = town.person("olga", Role.PLAYER, "ru", "Europe/Moscow");

        Reply answer = olga.presses(olga.says("/events"), "Записаться");

        assertThat(Shown.text(answer)).startsWith("Вы записаны: Friday mixer").contains("21:00");
    }

    @Test
    void help_offers_hosts_commands_to_those_who_have_a_use_for_them() {
        Persona ana = town.person("ana");
        assertThat(Shown.text(ana.says("/help")))
                .doesNotContain("/event create")
                .doesNotContain("/event pause");
        assertThat(Shown.text(hedda.says("/help"))).contains("/event create").doesNotContain("/event move");

        create("publish:yes");

        assertThat(Shown.text(hedda.says("/help"))).contains("/event create").contains("/event move");
    }

    @Test
    void a_fixed_link_needs_its_address() {
        assertThat(Shown.text(hedda.says("/event create title:Mixer starts:\"fri 19:00\" calls:fixed")))
                .startsWith("A fixed link needs its address");
        assertThat(Shown.labels(
                        hedda.says("/event create title:Mixer starts:\"fri 19:00\" calls:https://meet.example.org/a")))
                .contains("Publish");
    }
}
