package io.rondo.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moderators who want no direct messages get none, and learn all the same that a report waits for them. */
class ModeratorsTest {

    private final DiscordHouse house = DiscordHouse.at(DiscordEvening.NOW);
    private DiscordEvening evening;
    private DiscordUser moderator;

    @BeforeEach
    void an_evening_runs() {
        evening = new DiscordEvening(house);
        evening.host.has(evening.guild, evening.guild.role("mods", DiscordPermission.MODERATE_MEMBERS));
        moderator =
                house.discord.user("mona").joins(evening.guild).may(evening.guild, DiscordPermission.MODERATE_MEMBERS);
        moderator.slash(evening.general, "about").awaitAnswer();
        evening.hostPublishes();
        evening.everybodyRegistersWithoutDirectMessages();
        evening.everybodyConfirms();
        evening.everybodyIsHere();
        evening.endRound(1);
    }

    @AfterEach
    void close() {
        house.discord.assertNoViolations();
        house.close();
    }

    @Test
    void a_report_is_a_line_in_the_moderators_channel_that_opens_for_moderators_alone() {
        DiscordChannel mods = evening.guild.channel("mods");
        assertThat(evening.host.slash(mods, "moderate here").awaitAnswer().text())
                .contains("called here");

        reports("ana", "He shouted at me.");

        DiscordMessage line = house.discord.awaitText(mods, "Something waits for the moderators");
        assertThat(line.text()).doesNotContain("He shouted", "Rude", "report");
        DiscordInteraction looked = moderator.press(line, "Have a look");
        assertThat(looked.awaitAnswer().text()).contains("One report is open");
        assertThat(looked.isPrivate()).isTrue();
        DiscordMessage opened =
                moderator.press(looked.awaitAnswer(), "Open the case").awaitAnswer();
        assertThat(opened.text()).contains("He shouted at me.");
        assertThat(evening.person("bea")
                        .press(line, "Have a look")
                        .awaitAnswer()
                        .text())
                .doesNotContain("report is open");
        moderator.press(opened, "Dismiss").awaitAnswer();
        house.settle();
        assertThat(house.discord.current(line).text()).contains("they have looked at it");
        assertThat(house.discord.current(line).labels()).isEmpty();
        nobodyGotADirectMessage();
        assertThat(evening.person("ana").slash(evening.general, "my").awaitFollowUps(1))
                .as("the outcome, for somebody who is not written to")
                .anyMatch(told -> told.text().contains("found no reason to act"));
    }

    @Test
    void without_a_channel_of_theirs_a_line_stands_in_the_announcements_when_it_gives_nobody_away() {
        reports("ana", "He shouted at me.");

        assertThat(evening.general.messages())
                .noneMatch(message -> message.text().contains("moderators"));
        house.pass(Duration.ofHours(2));
        DiscordMessage line = house.discord.awaitText(evening.general, "Something waits for the moderators");
        assertThat(moderator.press(line, "Have a look").awaitAnswer().text()).contains("One report is open");
        nobodyGotADirectMessage();
    }

    @Test
    void nothing_is_announced_that_was_decided_meanwhile() {
        reports("ana", "He shouted at me.");
        DiscordMessage cases =
                moderator.slash(evening.general, "moderate cases").awaitAnswer();
        DiscordMessage opened = moderator.press(cases, "Open the case").awaitAnswer();
        moderator.press(opened, "Dismiss").awaitAnswer();

        house.pass(Duration.ofHours(3));

        assertThat(evening.general.messages())
                .noneMatch(message -> message.text().contains("moderators"));
        nobodyGotADirectMessage();
    }

    private void reports(String name, String text) {
        DiscordMessage asked = evening.privately(name, evening.line("Rate"), "Rate", "Would you like to meet again?");
        DiscordUser person = evening.person(name);
        DiscordMessage reasons = person.press(asked, "Report or block").awaitAnswer();
        person.submit(person.press(reasons, "Rude"), Map.of("What happened, in your words", text))
                .awaitAnswer();
        house.settle();
    }

    private void nobodyGotADirectMessage() {
        assertThat(List.of(moderator, evening.host, evening.person("ana"), evening.person("bea")))
                .allMatch(person -> person.directMessages().isEmpty());
        assertThat(house.count("deliveries WHERE chat LIKE 'user:%'")).isZero();
    }
}
