package io.rondo.standalone.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.standalone.platforms.Guest.OnDiscord;
import io.rondo.standalone.platforms.Guest.OnTelegram;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import io.rondo.tx.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Ana on Discord and Hugo on Telegram meet; what they and the moderators can do about what is known and what happened. */
class PrivacyAndModerationTest {

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");

    private final BothHouse house = new BothHouse("2026-12-04T18:00:00Z");
    private final DiscordGuild guild = house.discord.guild("Mixers");
    private final DiscordChannel general = guild.channel("general");
    private final DiscordUser dora = house.discord.user("dora").joins(guild).may(guild, DiscordPermission.MANAGE_GUILD);
    private final FakeUser tom = house.telegram.user("tom");
    private final FakeUser telegramHugo = house.telegram.user("hugo");
    private final FakeChat group =
            house.telegram.group("Mixers").withBot().administeredBy(tom).with(telegramHugo);
    private final OnDiscord ana = new OnDiscord(house, house.discord.user("ana").joins(guild), general);
    private final OnTelegram hugo = new OnTelegram(house, telegramHugo, group);

    @BeforeEach
    void they_have_met() {
        house.discord.awaitReady();
        DiscordMessage made =
                dora.slash(general, "setup", Map.of("what", "join")).awaitAnswer();
        tom.starts();
        house.settle();
        Matcher code = CODE.matcher(made.text());
        assertThat(code.find()).isTrue();
        tom.says(group, "/setup join " + code.group());
        house.settle();
        Map<String, Object> options = new LinkedHashMap<>(Map.of(
                "title", "Friday mixer", "starts", "in 60m", "capacity", 6, "min", 2, "rounds", 1, "round", "5m"));
        options.putAll(Map.of(
                "break", "3m", "confirm_opens", "45m", "confirm_closes", "15m", "rules_before", "10m", "grace", "2m"));
        options.putAll(Map.of("rating_window", "8m", "calls", "practice", "publish", true));
        assertThat(dora.slash(general, "event create", options).awaitAnswer().text())
                .contains("Friday mixer");
        house.settle();
        house.pass(Duration.ofSeconds(1));
        ana.registers();
        hugo.registers();
        house.nextStep();
        ana.answers("I'll be there");
        hugo.answers("I'll be there");
        house.nextStep();
        house.nextStep();
        ana.answers("I'm here");
        hugo.answers("I'm here");
        house.nextStep();
    }

    @AfterEach
    void close() {
        house.discord.assertNoViolations();
        house.telegram.assertNoViolations();
        house.close();
    }

    @Test
    void a_report_from_discord_is_decided_on_telegram_and_the_reported_objects() {
        house.nextStep();
        DiscordMessage asked = ana.press(lineWith("Rate"), "Rate");
        DiscordMessage reasons = ana.press(asked, "Report or block");
        ana.user()
                .submit(ana.user().press(reasons, "Rude"), Map.of("What happened, in your words", "He shouted"))
                .awaitAnswer();
        house.settle();

        OnTelegram moderator = new OnTelegram(house, tom, group);
        assertThat(moderator.press(moderator.newest("Open the case"), "Open the case"))
                .contains("A report about Hugo");
        FakeMessage opened = moderator.newest("Dismiss");
        assertThat(opened.text()).contains("From: Ana", "He shouted");
        moderator.press(opened, "Warn");
        tom.says("Please keep your voice down.");
        house.settle();

        FakeMessage warned = house.telegram.awaitText(telegramHugo, "Please keep your voice down");
        assertThat(warned.text()).contains("warn you").doesNotContain("Ana", "Friday mixer");
        hugo.press(warned, "Object");
        telegramHugo.says("It was the band, not me.");
        house.settle();
        FakeMessage objection = moderator.newest("Take it back");
        assertThat(objection.text()).contains("Objection of Hugo", "It was the band");
        assertThat(dora.directMessages())
                .as("she never said that she wants any")
                .isEmpty();
    }

    @Test
    void what_is_stored_comes_as_a_file_and_goes_after_a_second_yes_in_the_middle_of_the_round() {
        DiscordMessage shown = ana.user().slash(general, "privacy").awaitAnswer();
        DiscordMessage exported = ana.press(shown, "Export");
        JsonNode mine = Json.parse(
                new String(exported.files().values().iterator().next().content(), StandardCharsets.UTF_8));
        assertThat(mine.at("/member/accounts/0/platform").asString()).isEqualTo("discord");
        assertThat(mine.toString()).doesNotContain("hugo");

        DiscordMessage sure = ana.press(ana.user().slash(general, "privacy").awaitAnswer(), "Delete me");
        assertThat(house.count("accounts WHERE name = 'Ana'")).isOne();
        assertThat(ana.press(sure, "Yes, delete it all").text()).startsWith("It's gone.");

        assertThat(hugo.newest("Report or block").text())
                .as("the partner goes on")
                .doesNotContain("Ana");
        assertThat(house.count("deliveries WHERE reply::text LIKE '%Ana%'")).isZero();
        assertThat(house.count("accounts WHERE external_id = '" + ana.user().id() + "'"))
                .isZero();
    }

    @Test
    void on_telegram_it_can_be_erased_in_one_community_alone() {
        house.nextStep();
        telegramHugo.says("/privacy");
        FakeMessage shown =
                house.telegram.awaitMessage(telegramHugo, m -> m.labels().contains("Delete me"));
        hugo.press(shown, "Export");
        FakeMessage file =
                house.telegram.awaitMessage(telegramHugo, m -> m.file().isPresent());
        assertThat(file.file().orElseThrow().contentAsText()).contains("hugo").doesNotContain("ana");

        hugo.press(shown, "Delete me");
        hugo.press(shown, "Only in Mixers");
        assertThat(hugo.press(shown, "Yes, delete it there")).startsWith("It's gone. Mixers knows you no more");
        assertThat(house.count("accounts WHERE external_id = '" + telegramHugo.id() + "'"))
                .isOne();
        assertThat(house.count("members m JOIN accounts a USING (person_id) WHERE a.external_id = '" + telegramHugo.id()
                        + "'"))
                .isZero();
    }

    private DiscordMessage lineWith(String label) {
        DiscordMessage card = house.discord.current(
                house.discord.awaitMessage(general, message -> message.labels().contains("Details")));
        return card.thread().orElseThrow().messages().reversed().stream()
                .filter(message -> message.labels().contains(label))
                .findFirst()
                .orElseThrow();
    }
}
