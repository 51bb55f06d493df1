package io.rondo.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.discord.api.DiscordCheck;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.FakeDiscord;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscordCheckTest {

    private FakeDiscord discord;

    @BeforeEach
    void open() {
        discord = FakeDiscord.start();
    }

    @AfterEach
    void close() {
        discord.close();
    }

    private List<DiscordCheck.Line> check(String token) {
        return DiscordCheck.of(settings(token));
    }

    private DiscordSettings settings(String token) {
        return new DiscordSettings(
                token,
                URI.create(discord.apiUrl()),
                Optional.empty(),
                true,
                Optional.empty(),
                Duration.ofSeconds(1),
                10);
    }

    private static List<String> texts(List<DiscordCheck.Line> lines, DiscordCheck.Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() == kind)
                .map(DiscordCheck.Line::text)
                .toList();
    }

    @Test
    void a_bot_that_may_all_it_needs_has_no_problem_and_an_invite_link() {
        discord.guild("Berlin mixers");

        List<DiscordCheck.Line> lines = check(discord.token());

        assertThat(texts(lines, DiscordCheck.Kind.PROBLEM)).isEmpty();
        assertThat(texts(lines, DiscordCheck.Kind.OK))
                .anyMatch(line -> line.contains("the token works"))
                .anyMatch(line -> line.contains("client_id=" + discord.botId())
                        && line.contains("scope=bot+applications.commands")
                        && line.contains("permissions="));
    }

    @Test
    void an_intent_that_would_have_to_be_switched_on_is_named_until_it_is() {
        discord.guild("Berlin mixers");
        Set<GatewayIntent> intents = Set.of(GatewayIntent.DIRECT_MESSAGES, GatewayIntent.GUILD_MEMBERS);
        DiscordSettings settings = settings(discord.token());

        assertThat(texts(DiscordCheck.of(settings, intents), DiscordCheck.Kind.PROBLEM))
                .containsExactly("switch on in the developer portal, Bot, Privileged Gateway Intents: GUILD_MEMBERS");
        discord.grantPrivilegedIntents();
        assertThat(texts(DiscordCheck.of(settings, intents), DiscordCheck.Kind.PROBLEM))
                .isEmpty();
    }

    @Test
    void a_permission_that_is_missing_is_named_with_the_server_and_what_to_click() {
        discord.guild("Berlin mixers").botMayNot(DiscordPermission.EMBED_LINKS);

        assertThat(texts(check(discord.token()), DiscordCheck.Kind.PROBLEM))
                .containsExactly("on Berlin mixers the bot lacks Embed Links: give them to its role (Server Settings,"
                        + " Roles), or open the link above again");
    }

    @Test
    void what_only_some_features_need_is_a_note() {
        discord.guild("Berlin mixers").botMayNot(DiscordPermission.MANAGE_ROLES, DiscordPermission.CREATE_EVENTS);

        List<DiscordCheck.Line> lines = check(discord.token());

        assertThat(texts(lines, DiscordCheck.Kind.PROBLEM)).isEmpty();
        assertThat(texts(lines, DiscordCheck.Kind.NOTE))
                .containsExactly(
                        "on Berlin mixers no roles as rewards: the bot lacks Manage Roles",
                        "on Berlin mixers no entries among the server's own events: the bot lacks Create Events");
    }

    @Test
    void a_token_that_is_not_accepted_is_said_without_the_token() {
        String wrong = discord.token().replace("fake", "faked");

        List<DiscordCheck.Line> lines = check(wrong);

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().kind()).isEqualTo(DiscordCheck.Kind.PROBLEM);
        assertThat(lines.getFirst().text())
                .contains("the token is not accepted", "Reset Token")
                .doesNotContain(wrong);
    }

    @Test
    void an_api_that_is_away_is_a_problem() {
        discord.faults().onAny().always().serverError(503);

        assertThat(texts(check(discord.token()), DiscordCheck.Kind.PROBLEM))
                .hasSize(1)
                .allMatch(line -> line.contains("answers 503"));
    }
}
