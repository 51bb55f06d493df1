package io.rondo.standalone.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What repeats, as people see it in a Discord server and in a Telegram group. */
class SeriesOnBothTest {

    private static final Pattern TIMESTAMP = Pattern.compile("<t:(\\d+)");

    private final BothHouse house = new BothHouse("2026-10-06T12:00:00Z");

    @AfterEach
    void close() {
        house.discord.assertNoViolations();
        house.telegram.assertNoViolations();
        house.close();
    }

    @Test
    void on_discord_a_series_is_previewed_published_changed_for_all_that_follow_and_stopped() {
        DiscordGuild guild = house.discord.guild("Mixers");
        DiscordChannel general = guild.channel("general");
        DiscordUser dora = house.discord.user("dora").joins(guild).may(guild, DiscordPermission.MANAGE_GUILD);
        DiscordUser ana = house.discord.user("ana").joins(guild);
        house.discord.awaitReady();
        Map<String, Object> options = new LinkedHashMap<>(
                Map.of("title", "Friday mixer", "starts", "9 oct 2026 19:00", "calls", "practice", "min", 2));
        options.put("repeat", "every 2 weeks on fri");

        DiscordMessage preview = dora.slash(general, "event create", options).awaitAnswer();
        assertThat(preview.text()).contains("Every 2 weeks on Friday. Next:");
        dora.press(preview, "Publish").awaitAnswer();
        house.settle();
        house.pass(Duration.ofSeconds(1));
        assertThat(general.messages())
                .filteredOn(m -> m.labels().contains("Register"))
                .hasSize(2);

        DiscordMessage card = general.messages().stream()
                .filter(m -> m.labels().contains("Register"))
                .min(Comparator.comparing(m -> starts(m.text())))
                .orElseThrow();
        ana.press(card, "Register").awaitAnswer();
        DiscordMessage details = ana.press(card, "Details").awaitAnswer();
        assertThat(ana.press(details, "Register me for each one").awaitAnswer().text())
                .contains("You'll have a place in each **Friday mixer**", "the next one is yours already");
        house.settle();
        assertThat(house.count("registrations")).isEqualTo(2);

        DiscordMessage question = dora.slash(
                        general, "event edit", Map.of("event", "Friday mixer", "title", "Great mixer"))
                .awaitAnswer();
        assertThat(question.text()).contains("Do you mean only the one on");
        assertThat(dora.press(question, "This and all following").awaitAnswer().text())
                .contains("**Great mixer** is changed, with the next one and all to come.");
        house.settle();
        house.pass(Duration.ofSeconds(1));
        assertThat(general.messages().stream().filter(m -> m.text().contains("Great mixer")))
                .hasSize(2);

        DiscordMessage list = dora.slash(general, "series list").awaitAnswer();
        assertThat(list.text()).contains("Great mixer", "Every 2 weeks on Friday");
        assertThat(dora.press(list, "Stop").awaitAnswer().text()).contains("The 2 that are announced stay");
    }

    /** The first time that a card names, in the seconds of a Discord timestamp. */
    private static long starts(String card) {
        Matcher matcher = TIMESTAMP.matcher(card);
        assertThat(matcher.find()).as(card).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    @Test
    void on_telegram_a_series_is_made_moved_for_all_that_follow_and_registers_who_asked_for_it() {
        FakeUser tom = house.telegram.user("tom");
        FakeUser bea = house.telegram.user("bea");
        FakeChat group =
                house.telegram.group("Mixers").withBot().administeredBy(tom).with(bea);
        tom.starts();
        bea.starts();
        house.settle();
        tom.says(
                group,
                "/event create title:Jam starts:\"8 oct 2026 19:00\" kind:gathering venue:Cellar repeat:\"каждую неделю\"");
        house.settle();
        FakeMessage preview = house.telegram.awaitMessage(tom, m -> m.labels().contains("Publish"));
        assertThat(preview.text()).contains("Every week. Next: ");
        tom.presses(preview, "Publish").awaitAnswer();
        house.settle();
        house.pass(Duration.ofSeconds(1));
        FakeMessage card = house.telegram.sentTo(group).stream()
                .filter(m -> m.labels().contains("Register") && m.text().contains("8 Oct"))
                .findFirst()
                .orElseThrow();

        bea.presses(card, "Register").awaitAnswer();
        house.settle();
        bea.says("/event details Jam");
        house.settle();
        FakeMessage details = house.telegram.awaitMessage(bea, m -> m.labels().contains("Register me for each one"));
        bea.presses(details, "Register me for each one").awaitAnswer();
        house.settle();
        assertThat(house.count("registrations")).isEqualTo(3);

        tom.says("/event move Jam \"8 oct 2026 20:00\"");
        house.settle();
        FakeMessage question = house.telegram.awaitMessage(tom, m -> m.labels().contains("This and all following"));
        tom.presses(question, "This and all following").awaitAnswer();
        house.settle();
        house.telegram.awaitText(bea, "has moved from");
        house.pass(Duration.ofDays(3));

        house.telegram.awaitText(bea, "As you asked, you're in: Jam");
        assertThat(house.texts("SELECT (max(starts_at) AT TIME ZONE 'UTC')::text FROM events"))
                .containsExactly("2026-10-29 20:00:00");
        assertThat(house.count("dead_letters")).isZero();
    }
}
