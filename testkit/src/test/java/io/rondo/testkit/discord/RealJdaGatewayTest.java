package io.rondo.testkit.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.Compression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to a session of the gateway, seen by the client library that Rondo uses. */
class RealJdaGatewayTest {
    private final FakeDiscord discord = FakeDiscord.start();
    private final DiscordGuild guild = discord.guild("Mixers");
    private final DiscordChannel general = guild.channel("general");
    private final DiscordUser ana = discord.user("ana").joins(guild);
    private Optional<JdaBot> running = Optional.empty();

    @AfterEach
    void stop() {
        running.ifPresent(JdaBot::close);
        discord.close();
    }

    private JdaBot logIn() throws InterruptedException {
        JdaBot bot = new JdaBot(discord, RealJdaGatewayTest::greet);
        running = Optional.of(bot);
        bot.jda.updateCommands().addCommands(Commands.slash("hi", "Says hi")).complete();
        return bot;
    }

    private static void greet(GenericEvent event) {
        if (event instanceof SlashCommandInteractionEvent slash) {
            slash.reply("Hi").queue();
        }
    }

    @Test
    void what_happens_while_the_connection_is_cut_is_told_once_when_it_is_resumed() throws InterruptedException {
        JdaBot bot = logIn();
        discord.answersWithin(Duration.ofSeconds(20));

        discord.gateway().cutWhile(() -> {
            ana.slash(general, "hi");
            ana.slash(general, "hi");
        });
        discord.gateway().awaitResumes(1);

        assertThat(discord.interactions())
                .allSatisfy(asked -> assertThat(asked.awaitAnswer().text()).isEqualTo("Hi"));
        assertThat(bot.count(SlashCommandInteractionEvent.class)).isEqualTo(2);
        assertThat(bot.count(SessionResumeEvent.class)).isEqualTo(1);
        assertThat(discord.gateway().identifies()).hasSize(1);
    }

    @Test
    void a_bot_that_is_asked_to_reconnect_resumes() throws InterruptedException {
        logIn();

        discord.gateway().reconnect();
        discord.gateway().awaitResumes(1);

        assertThat(ana.slash(general, "hi").awaitAnswer().text()).isEqualTo("Hi");
    }

    @Test
    void an_invalid_session_that_can_be_resumed_is_resumed_and_another_is_identified_anew()
            throws InterruptedException {
        JdaBot bot = logIn();

        discord.gateway().invalidSession(true);
        discord.gateway().awaitResumes(1);
        discord.gateway().invalidSession(false);
        discord.gateway().awaitIdentifies(2);
        discord.await("the session made anew", () -> bot.count(SessionRecreateEvent.class) == 1);

        assertThat(ana.slash(general, "hi").awaitAnswer().text()).isEqualTo("Hi");
        assertThat(bot.jda.getGuilds()).hasSize(1);
    }

    @Test
    void a_session_that_is_forgotten_cannot_be_resumed() throws InterruptedException {
        logIn();

        discord.gateway().forgetSessions();
        discord.gateway().cut();
        discord.gateway().awaitIdentifies(2);

        assertThat(discord.gateway().resumes()).isZero();
    }

    @Test
    void a_bot_whose_heartbeats_stay_unanswered_connects_again() throws InterruptedException {
        discord.gateway().heartbeatEvery(Duration.ofMillis(150));
        logIn();
        discord.await("heartbeats", () -> discord.gateway().heartbeats() > 1);

        discord.gateway().stopHeartbeatAcks(true);
        discord.gateway().awaitResumes(1);
        discord.gateway().stopHeartbeatAcks(false);

        assertThat(discord.gateway().identifies()).hasSize(1);
    }

    @Test
    void payloads_are_packed_only_for_those_who_ask() throws InterruptedException {
        try (JdaBot packed = new JdaBot(discord, e -> {}, b -> b.setCompression(Compression.ZLIB))) {
            assertThat(packed.jda.getGuilds()).hasSize(1);
            assertThat(discord.gateway().compressed()).isTrue();
        }
        discord.gateway().awaitDisconnected();
        try (JdaBot plain = new JdaBot(discord, e -> {}, b -> b.setCompression(Compression.NONE))) {
            assertThat(plain.jda.getGuilds()).hasSize(1);
            assertThat(discord.gateway().compressed()).isFalse();
        }
    }

    @Test
    void an_intent_that_was_not_granted_ends_the_session() throws InterruptedException {
        List<ShutdownEvent> ends = new java.util.concurrent.CopyOnWriteArrayList<>();
        Thread login = Thread.startVirtualThread(() -> {
            try (JdaBot greedy = new JdaBot(
                    discord,
                    event -> {
                        if (event instanceof ShutdownEvent end) {
                            ends.add(end);
                        }
                    },
                    b -> b.enableIntents(GatewayIntent.MESSAGE_CONTENT))) {
                assertThat(greedy).isNull();
            } catch (InterruptedException | IllegalStateException refused) {
                Thread.currentThread().interrupt();
            }
        });
        login.join();

        assertThat(ends).extracting(ShutdownEvent::getCloseCode).containsExactly(CloseCode.DISALLOWED_INTENTS);

        discord.grantPrivilegedIntents();
        try (JdaBot granted = new JdaBot(discord, e -> {}, b -> b.enableIntents(GatewayIntent.MESSAGE_CONTENT))) {
            ana.says(general, "Hi all");
            discord.await("it to be heard", () -> granted.heard().contains("Hi all"));
        }
    }

    @Test
    void each_shard_is_told_of_its_own_guilds_and_identifies_are_paced() throws InterruptedException {
        List<String> names = List.of("Berlin", "Lisbon", "Oslo", "Porto");
        names.forEach(discord::guild);
        discord.gateway().limitIdentifies(1);
        try (JdaBot first = new JdaBot(discord, e -> {}, b -> b.useSharding(0, 2))) {
            discord.gateway().limitIdentifies(2);
            try (JdaBot second = new JdaBot(discord, e -> {}, b -> b.useSharding(1, 2))) {
                assertThat(first.guildNames()).isNotEmpty().doesNotContainAnyElementsOf(second.guildNames());
                assertThat(first.guildNames().size() + second.guildNames().size())
                        .isEqualTo(5);
            }
        }
    }
}
