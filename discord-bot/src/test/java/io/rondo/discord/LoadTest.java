package io.rondo.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.discord.Crowd;
import io.rondo.testkit.discord.CrowdRun;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordUser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many people at once. What Discord's three seconds do not hold, the fake refuses as Discord does; a busy bot defers in time. */
class LoadTest {

    private static final Duration DISCORDS_PATIENCE = Duration.ofSeconds(3);
    private static final int PEOPLE = 100;

    private static DiscordHouse house;
    private static DiscordChannel general;
    private static DiscordMessage card;
    private static Crowd crowd;

    @BeforeAll
    static void gather() {
        house = DiscordHouse.now();
        house.discord.awaitReady();
        DiscordGuild guild = house.discord.guild("Berlin mixers");
        general = guild.channel("general");
        house.adminOf(guild, "hedda")
                .slash(
                        general,
                        "event create",
                        Map.of(
                                "title",
                                "Friday mixer",
                                "starts",
                                "in 30h",
                                "capacity",
                                20,
                                "min",
                                4,
                                "calls",
                                "practice",
                                "publish",
                                true))
                .awaitAnswer();
        card = house.discord.awaitMessage(general, message -> message.labels().contains("Register"));
        crowd = Crowd.of(guild, PEOPLE);
        crowd.acts(PEOPLE, Duration.ofSeconds(1), (who, number) -> who.slash(general, "my"))
                .awaitEnd();
        house.discord.answersWithin(DISCORDS_PATIENCE);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static DiscordInteraction act(DiscordUser who, int number) {
        return switch (number / PEOPLE) {
            case 0 -> who.press(card, "Register");
            case 1 -> who.slash(general, "my");
            case 2 -> who.press(card, "My place");
            case 3 -> who.types(general, "register", "event", "Fri", Map.of());
            default -> who.press(card, "Register");
        };
    }

    @Test
    void a_hundred_interactions_a_second_are_all_answered_in_discords_time_and_everybody_has_one_place() {
        CrowdRun run = crowd.acts(PEOPLE, Duration.ofSeconds(5), LoadTest::act).awaitEnd();

        assertThat(run.interactions()).hasSize(5 * PEOPLE);
        assertThat(run.late()).isEmpty();
        assertThat(house.count("registrations WHERE state = 'REGISTERED'")).isEqualTo(20);
        assertThat(house.count("registrations WHERE state = 'WAITLISTED'")).isEqualTo(PEOPLE - 20);
        assertThat(house.discord.sent()).noneMatch(message -> message.text().contains("Something broke"));
        house.discord.assertNoViolations();
    }
}
