package io.rondo.standalone.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody on Discord, who is not written to, and somebody on Telegram are introduced to each other. */
class IntroOnBothTest {

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");

    private final BothHouse house = new BothHouse("2026-12-06T12:00:00Z");
    private final DiscordGuild guild = house.discord.guild("Mixers");
    private final DiscordChannel general = guild.channel("general");
    private final DiscordUser dora = house.discord.user("dora").joins(guild).may(guild, DiscordPermission.MANAGE_GUILD);
    private final DiscordUser ana = house.discord.user("ana").joins(guild);
    private final FakeUser tom = house.telegram.user("tom");
    private final FakeUser dan = house.telegram.user("dan");
    private final FakeChat group =
            house.telegram.group("Mixers").withBot().administeredBy(tom).with(dan);

    @AfterEach
    void close() {
        house.discord.assertNoViolations();
        house.telegram.assertNoViolations();
        house.close();
    }

    @Test
    void they_are_introduced_write_through_the_bot_say_that_they_met_and_one_is_dropped_and_comes_back() {
        house.discord.awaitReady();
        oneCommunity();
        dora.slash(general, "intro create", Map.of("title", "Coffee", "starts", "in 1h"))
                .awaitAnswer();
        house.settle();
        house.pass(Duration.ofSeconds(1));
        anaAndDanJoin();
        house.pass(Duration.ofHours(1));

        FakeMessage told = house.telegram.awaitText(dan, "here is whom you meet this time");
        assertThat(told.text()).contains("Ana", "I can carry messages between you", "To begin with");
        DiscordMessage mine = press("Coffee: the introductions are made").awaitAnswer();
        assertThat(mine.text()).contains("Dan");
        DiscordInteraction form = ana.press(mine, "Write a message");
        ana.submit(form, Map.of("Message", "A walk on <Sunday>?")).awaitAnswer();
        house.settle();
        FakeMessage heard = house.telegram.awaitText(dan, "A walk on <Sunday>?");
        dan.presses(heard, "Answer").awaitAnswer();
        house.settle();
        dan.says("Gladly, at the river.");
        house.settle();
        DiscordInteraction answer = press("Coffee: the introductions are made");
        assertThat(answer.awaitAnswer().text()).contains("Dan");
        assertThat(answer.awaitFollowUps(1).getFirst().text()).contains("Gladly, at the river.");

        house.pass(Duration.ofDays(5));
        FakeMessage asked = house.telegram.awaitText(dan, "Did you meet Ana?");
        dan.presses(asked, "Yes").awaitAnswer();
        house.settle();
        assertThat(house.telegram.current(asked).text()).contains("Good to hear that you met Ana");
        house.pass(Duration.ofDays(21));

        assertThat(house.texts("SELECT p.name FROM intro_members m JOIN people p ON p.id = m.person_id "
                        + "WHERE m.state = 'DROPPED' ORDER BY 1"))
                .contains("Ana");
        DiscordMessage dropped = ana.press(card(), "My introductions").awaitAnswer();
        assertThat(dropped.text()).contains("three of my questions");
        ana.press(dropped, "Count me in again").awaitAnswer();
        house.settle();
        assertThat(house.count(
                        "intro_members m JOIN people p ON p.id = m.person_id WHERE p.name = 'Ana' AND state = 'IN'"))
                .isEqualTo(1);
        assertThat(ana.directMessages()).isEmpty();
        assertThat(List.copyOf(general.messages())).noneMatch(m -> m.text().contains("river"));
        assertThat(house.count("dead_letters")).isZero();
    }

    private void oneCommunity() {
        DiscordMessage code =
                dora.slash(general, "setup", Map.of("what", "join")).awaitAnswer();
        tom.starts();
        house.settle();
        Matcher matcher = CODE.matcher(code.text());
        assertThat(matcher.find()).isTrue();
        tom.says(group, "/setup join " + matcher.group());
        house.settle();
        assertThat(house.count("communities WHERE merged_into IS NULL")).isEqualTo(1);
    }

    private void anaAndDanJoin() {
        DiscordMessage joined = ana.press(card(), "Join").awaitAnswer();
        assertThat(joined.text()).contains("You take part in **Coffee**", "May I write to you directly?");
        ana.press(joined, "Only in the thread").awaitAnswer();
        dan.starts();
        house.settle();
        FakeMessage inGroup = house.telegram.awaitMessage(group, m -> m.labels().contains("Join"));
        dan.presses(inGroup, "Join").awaitAnswer();
        house.settle();
        house.telegram.awaitText(dan, "You take part in Coffee");
    }

    private DiscordMessage card() {
        return house.discord.current(
                house.discord.awaitMessage(general, m -> m.labels().contains("Join")));
    }

    /** What the button on the line in the card's thread answers in private. */
    private DiscordInteraction press(String line) {
        DiscordMessage found = card().thread().orElseThrow().messages().reversed().stream()
                .filter(m -> m.text().replace("*", "").contains(line))
                .findFirst()
                .orElseThrow();
        DiscordInteraction answer = ana.press(found, "My introductions");
        answer.awaitAnswer();
        house.settle();
        return answer;
    }
}
