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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What hosts are shown in pictures and files, on either platform: the plan, what an event came to, and the calendar's address. */
class HostsPicturesTest {

    private static final String CREATE =
            "/event create title:Mixer starts:\"in 60m\" capacity:20 min:2 rounds:1 round:5m"
                    + " break:1m confirm_opens:45m confirm_closes:15m rules_before:10m grace:2m rating_window:8m"
                    + " calls:practice publish:yes";
    private static final String ADDRESS = "http://localhost:8080/calendar/[A-Za-z0-9_-]{43}\\.ics";

    private final BothHouse house = new BothHouse("2026-12-04T18:00:00Z");

    @AfterEach
    void close() {
        house.discord.assertNoViolations();
        house.telegram.assertNoViolations();
        house.close();
    }

    private static int width(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png)).getWidth();
    }

    private static String alternative(DiscordMessage message) {
        return message.parts().path("attachments").path(0).path("description").asString("");
    }

    @Test
    void on_discord_pictures_have_their_words_as_description() throws IOException {
        DiscordGuild guild = house.discord.guild("Mixers");
        DiscordChannel general = guild.channel("general");
        DiscordUser dora = house.discord.user("dora").joins(guild).may(guild, DiscordPermission.MANAGE_GUILD);
        house.discord.awaitReady();
        dora.slash(
                        general,
                        "event create",
                        Map.of("title", "Mixer", "starts", "in 60m", "rounds", 1, "calls", "practice", "publish", true))
                .awaitAnswer();
        house.pass(Duration.ofSeconds(2));
        DiscordMessage card =
                house.discord.awaitMessage(general, m -> m.labels().contains("Register"));
        for (String name : List.of("ana", "hugo")) {
            house.discord.user(name).joins(guild).press(card, "Register").awaitAnswer();
            house.settle();
        }

        DiscordMessage plan = dora.slash(general, "event plan").awaitAnswer();
        DiscordMessage stats = dora.slash(general, "event stats").awaitAnswer();
        DiscordMessage files = dora.press(stats, "Download as CSV").awaitAnswer();
        DiscordMessage calendar = dora.slash(general, "calendar").awaitAnswer();
        DiscordMessage address = dora.press(calendar, "Make one").awaitAnswer();

        assertThat(width(plan.files().values().iterator().next().content())).isBetween(200, 720);
        assertThat(alternative(plan)).startsWith("Plan: 2 people by 1 rounds");
        assertThat(width(stats.files().values().iterator().next().content())).isBetween(400, 720);
        assertThat(alternative(stats)).startsWith("Registered 2, confirmed ");
        assertThat(stats.text()).contains("**Mixer**").contains("2 people registered");
        assertThat(stats.isEphemeral()).isTrue();
        assertThat(files.files()).hasSize(2);
        assertThat(address.isEphemeral()).isTrue();
        assertThat(address.text()).containsPattern(ADDRESS);
    }

    @Test
    void on_telegram_they_are_photos_with_their_words_below() throws IOException {
        FakeUser tom = house.telegram.user("tom");
        FakeChat group = house.telegram.group("Mixers").withBot().administeredBy(tom);
        tom.starts();
        house.settle();
        tom.says(group, CREATE);
        house.settle();
        house.pass(Duration.ofSeconds(2));
        for (String name : List.of("ana", "hugo")) {
            FakeUser guest = house.telegram.user(name);
            group.with(guest);
            FakeMessage card =
                    house.telegram.awaitMessage(group, m -> m.labels().contains("Register"));
            guest.opensDeepLink(
                    guest.presses(card, "Register").awaitAnswer().url().orElseThrow());
            house.settle();
        }

        tom.says("/event plan");
        FakeMessage plan = house.telegram.awaitMessage(tom, m -> m.labels().contains("Shuffle") && m.photo());
        tom.says("/event stats");
        FakeMessage stats = house.telegram.awaitMessage(tom, m -> m.labels().contains("Who came") && m.photo());
        tom.presses(stats, "Download as CSV").awaitAnswer();
        FakeMessage people = house.telegram.awaitMessage(
                tom,
                m -> m.file().filter(file -> file.name().equals("people.csv")).isPresent());
        tom.says("/calendar");
        FakeMessage calendar = house.telegram.awaitMessage(tom, m -> m.labels().contains("Make one"));
        tom.presses(calendar, "Make one").awaitAnswer();
        house.settle();

        assertThat(width(plan.file().orElseThrow().content())).isBetween(200, 720);
        assertThat(plan.text()).contains("Plan: 2 people by 1 rounds");
        assertThat(stats.text()).contains("2 people registered").contains("Registered 2, confirmed ");
        assertThat(new String(people.file().orElseThrow().content(), StandardCharsets.UTF_8))
                .contains("No-show rate (%)");
        assertThat(house.telegram.current(calendar).text()).containsPattern(ADDRESS);
    }
}
