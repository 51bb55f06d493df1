package io.rondo.discord.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.discord.DiscordHouse;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordRole;
import io.rondo.testkit.discord.DiscordUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event has in a Discord server besides its card: an entry among the server's own events, and a role for participants. */
class MirrorsTest {

    private final DiscordHouse house = DiscordHouse.at("2026-12-01T12:00:00Z");
    private final DiscordGuild guild = house.discord.guild("Berlin raids");
    private final DiscordChannel general = guild.channel("general");
    private final DiscordUser hedda = house.adminOf(guild, "hedda");
    private final DiscordUser ana = house.discord.user("ana").joins(guild);

    @BeforeEach
    void begin() {
        house.discord.awaitReady();
        hedda.slash(general, "setup").awaitAnswer();
    }

    @AfterEach
    void end() {
        house.discord.assertNoViolations();
        house.close();
    }

    private void raid(String starts) {
        DiscordMessage preview = hedda.slash(
                        general,
                        "event create",
                        Map.of(
                                "title",
                                "Raid",
                                "starts",
                                starts,
                                "kind",
                                "gathering",
                                "min",
                                1,
                                "venue",
                                "The old pub"))
                .awaitAnswer();
        hedda.press(preview, "Publish").awaitAnswer();
        house.advance(Duration.ofSeconds(2));
    }

    private void awaitEntry(String status, String name) {
        house.discord.await(
                "an entry " + name + " with status " + status,
                () -> guild.scheduledEvents().contains(name + " " + status));
    }

    @Test
    void the_entry_is_made_changed_and_cancelled_with_the_event_and_never_doubled() {
        house.bot().events().start();
        raid("fri 19:00");
        awaitEntry("1", "Raid");
        assertThat(guild.scheduledEventPlaces()).containsExactly("The old pub");

        hedda.slash(general, "event edit", Map.of("event", "Raid", "title", "Great raid"))
                .awaitAnswer();
        house.advance(Duration.ofSeconds(2));
        awaitEntry("1", "Great raid");
        // As if the process had died between Discord's answer and our row.
        house.jdbi.useHandle(
                handle -> handle.execute(
                        "UPDATE event_mirrors SET remote_id = NULL, remote_state = NULL, done_version = -1, due_at = now() - interval '99 y'"));
        house.discord.await(
                "a row that knows the entry again",
                () -> house.count("event_mirrors WHERE remote_id IS NOT NULL") == 1);
        assertThat(guild.scheduledEventNames()).containsExactly("Great raid");

        hedda.slash(general, "event cancel", Map.of("event", "Great raid", "reason", "rain"))
                .awaitAnswer();
        house.advance(Duration.ofSeconds(2));
        awaitEntry("4", "Great raid");
    }

    @Test
    void without_the_permission_the_host_reads_what_to_click_and_the_event_goes_on() {
        guild.botMayNot(DiscordPermission.CREATE_EVENTS, DiscordPermission.MANAGE_EVENTS);
        house.bot().events().start();
        raid("fri 19:00");
        house.discord.await("a refusal", () -> house.count("event_mirrors WHERE refusal = 'NO_PERMISSION'") == 1);

        assertThat(hedda.slash(general, "rules show", Map.of("event", "Raid"))
                        .awaitAnswer()
                        .text())
                .contains("I may not make events there", "Create Events");
        assertThat(guild.scheduledEventNames()).isEmpty();
    }

    @Test
    void an_entry_that_somebody_has_deleted_is_not_made_again_and_the_host_reads_so() {
        house.bot().events().start();
        raid("fri 19:00");
        awaitEntry("1", "Raid");
        guild.deleteScheduledEvents();

        for (String title : List.of("Great raid", "Greater raid")) {
            hedda.slash(general, "event edit", Map.of("event", "raid", "title", title))
                    .awaitAnswer();
            house.advance(Duration.ofSeconds(2));
            house.discord.await("a refusal", () -> house.count("event_mirrors WHERE refusal = 'DELETED'") == 1);
        }

        assertThat(hedda.slash(general, "rules show", Map.of("event", "Greater raid"))
                        .awaitAnswer()
                        .text())
                .contains("Somebody has deleted **Greater raid** from your server's own events");
        assertThat(house.count("event_mirrors WHERE done_version = version")).isEqualTo(1);
        assertThat(guild.scheduledEventNames()).isEmpty();
    }

    @Test
    void a_full_server_gets_no_entry_and_the_host_reads_why() {
        guild.withScheduledEvents(100);
        house.bot().events().start();
        raid("fri 19:00");
        house.discord.await("a refusal", () -> house.count("event_mirrors WHERE refusal = 'FULL'") == 1);

        assertThat(hedda.slash(general, "rules show", Map.of("event", "Raid"))
                        .awaitAnswer()
                        .text())
                .contains("there are 100 already");
        assertThat(guild.scheduledEventNames()).hasSize(100);
    }

    @Test
    void participants_have_the_role_from_registration_until_they_go() {
        DiscordRole tonight = guild.role("tonight");
        raid("fri 19:00");
        hedda.slash(general, "rules role", Map.of("event", "Raid", "role", "<@&" + tonight.id() + ">"))
                .awaitAnswer();
        DiscordMessage events = ana.slash(general, "events").awaitAnswer();
        DiscordMessage place = ana.press(events, "Register").awaitAnswer();
        house.advance(Duration.ofSeconds(2));
        house.discord.await("the role on ana", () -> ana.roles(guild).contains("tonight"));

        ana.press(place, "Cancel my place").awaitAnswer();
        house.settle();
        house.advance(Duration.ofSeconds(2));

        house.discord.await("no role on ana", () -> !ana.roles(guild).contains("tonight"));
    }

    @Test
    void a_required_role_counts_where_it_is_worn_and_slots_are_chosen_by_a_press() {
        DiscordRole raider = guild.role("raider");
        raid("fri 19:00");
        hedda.slash(
                        general,
                        "rules require",
                        Map.of("event", "Raid", "tag", "raider", "role", "<@&" + raider.id() + ">", "how", "ask hedda"))
                .awaitAnswer();
        hedda.slash(general, "rules slots", Map.of("event", "Raid", "slots", "1 tanks, 2 healers"))
                .awaitAnswer();
        DiscordMessage events = ana.slash(general, "events").awaitAnswer();
        assertThat(ana.press(events, "Register").awaitAnswer().text())
                .contains("for those with the tag or role", "raider", "How to get it: ask hedda");

        ana.has(guild, raider);
        DiscordMessage which = ana.press(events, "Register").awaitAnswer();
        assertThat(which.labels()).containsExactly("tanks (1 left)", "healers (2 left)");
        assertThat(ana.press(which, "tanks (1 left)").awaitAnswer().text()).contains("You're in", "Your slot", "tanks");
        assertThat(ana.slash(general, "remind", Map.of("event", "Raid", "before", "1d, 1h"))
                        .awaitAnswer()
                        .text())
                .contains("1 d, 1 h before the start");
    }
}
