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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A word to all chats of a community that lives on both platforms, from either of them. */
class AnnouncementTest {

    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");

    private final BothHouse house = new BothHouse("2026-12-04T18:00:00Z");
    private final DiscordGuild guild = house.discord.guild("Mixers");
    private final DiscordChannel general = guild.channel("general");
    private final FakeUser tom = house.telegram.user("tom");
    private final FakeChat group = house.telegram.group("Bar mixers").withBot().administeredBy(tom);
    private final DiscordUser dora = house.discord.user("dora").joins(guild).may(guild, DiscordPermission.MANAGE_GUILD);

    @BeforeEach
    void one_community() {
        house.discord.awaitReady();
        DiscordMessage made =
                dora.slash(general, "setup", Map.of("what", "join")).awaitAnswer();
        tom.starts();
        house.settle();
        Matcher code = CODE.matcher(made.text());
        assertThat(code.find()).isTrue();
        tom.says(group, "/setup join " + code.group());
        house.settle();
    }

    @AfterEach
    void close() {
        house.discord.assertNoViolations();
        house.telegram.assertNoViolations();
        house.close();
    }

    @Test
    void from_discord_a_bar_that_only_the_admin_sees_goes_on_until_both_chats_have_it() {
        DiscordMessage preview = dora.slash(general, "announce", Map.of("text", "Free cake at the next mixer"))
                .awaitAnswer();
        assertThat(preview.text()).contains("This goes to Mixers, Bar mixers", "Free cake");
        assertThat(preview.labels())
                .containsExactly("✓ Mixers", "✓ Bar mixers", "Post it", "Change the text", "Discard");

        DiscordMessage bar = dora.press(preview, "Post it").awaitAnswer();
        assertThat(bar.text()).isEqualTo("░░ 0 of 2 posted");
        house.pass(PACE);
        assertThat(house.discord.current(bar).text()).isEqualTo("▓░ 1 of 2 posted");
        house.pass(PACE);

        assertThat(house.discord.current(bar).text()).isEqualTo("Posted to all 2 chats.");
        assertThat(house.discord.current(bar).labels()).isEmpty();
        assertThat(house.discord.current(bar).isEphemeral()).isTrue();
        assertThat(general.posted())
                .filteredOn(m -> m.text().contains("Free cake") && !m.isEphemeral())
                .hasSize(1);
        assertThat(house.telegram.awaitText(group, "Free cake").text()).isEqualTo("Free cake at the next mixer");
    }

    @Test
    void from_telegram_it_goes_where_it_is_meant_to_and_can_be_stopped() {
        tom.says("/announce \"The bar is closed\"");
        FakeMessage preview = house.telegram.awaitText(tom, "This goes to Mixers, Bar mixers");

        press(preview, "Post it");
        assertThat(house.telegram.current(preview).text()).isEqualTo("░░ 0 of 2 posted");
        house.pass(PACE);
        assertThat(house.telegram.current(preview).text()).isEqualTo("▓░ 1 of 2 posted");
        press(preview, "Stop");
        house.pass(PACE.multipliedBy(3));

        assertThat(house.telegram.current(preview).text()).startsWith("Stopped: 1 of 2 posted.");
        assertThat(house.telegram.sentTo(group))
                .noneMatch(message -> message.text().contains("The bar is closed"));
        assertThat(house.discord.awaitText(general, "The bar is closed").isEphemeral())
                .isFalse();

        tom.says("/audit");
        assertThat(house.telegram.awaitText(tom, "announced").text()).contains("Tom announced: The bar is closed");
    }

    @Test
    void who_is_no_admin_announces_nothing_on_either_platform() {
        FakeUser hugo = house.telegram.user("hugo");
        group.with(hugo);
        hugo.says(group, "/about@" + house.telegram.botUsername());
        hugo.says("/announce Hello");
        house.settle();
        DiscordUser ana = house.discord.user("ana").joins(guild);

        assertThat(house.telegram.awaitText(hugo, "admins").text()).contains("Only admins");
        assertThat(ana.slashUnoffered(general, "announce", Map.of("text", "Hello"))
                        .awaitAnswer()
                        .text())
                .contains("Only admins");
        house.pass(PACE.multipliedBy(3));
        assertThat(house.count("deliveries WHERE kind = 'announcement'")).isZero();
    }

    private void press(FakeMessage message, String label) {
        tom.presses(message, label).awaitAnswer();
        house.settle();
    }
}
