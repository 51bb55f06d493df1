package io.rondo.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.discord.gateway.Session;
import io.rondo.discord.rest.Line;
import io.rondo.discord.rest.RestLimits;
import io.rondo.discord.rest.RestWatch;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.FakeDiscord;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.JDA;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {

    /** Those that Discord gives to any bot: guilds, voice states, direct messages. */
    private static final int INTENTS = 1 | 1 << 7 | 1 << 12;

    @Test
    void a_range_is_read_with_its_total() {
        assertThat(Shards.parse("0-3/8")).contains(new Shards(0, 3, 8));
        assertThat(Shards.parse("7-7/8").orElseThrow()).hasToString("7-7/8");
        assertThat(Shards.parse("all")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-8/8", "5-4/8", "0-0/0"})
    void a_range_that_cannot_be_is_refused_with_a_sentence(String range) {
        assertThatThrownBy(() -> Shards.parse(range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DISCORD_SHARDS is " + range)
                .hasMessageContaining("0-3/8");
    }

    @Test
    void two_processes_with_a_range_each_know_every_server_once() {
        try (FakeDiscord discord = FakeDiscord.start()) {
            discord.gateway().limitIdentifies(16);
            List<DiscordGuild> guilds = IntStream.range(0, 8)
                    .mapToObj(i -> discord.guild("Mixers " + i))
                    .toList();

            try (Session first = session(discord, new Shards(0, 1, 4));
                    Session second = session(discord, new Shards(2, 3, 4))) {
                discord.gateway().awaitConnected(4);
                Awaitility.await().until(() -> known(first) + known(second) == guilds.size());

                assertThat(discord.gateway().identifies())
                        .extracting(identify -> identify.path("shard").toString())
                        .containsExactlyInAnyOrder("[0,4]", "[1,4]", "[2,4]", "[3,4]");
                for (DiscordGuild guild : guilds) {
                    boolean ofFirst = (guild.id() >>> 22) % 4 < 2;
                    String id = Long.toString(guild.id());
                    assertThat(Line.through(first::shards).guild(id).isPresent())
                            .isEqualTo(ofFirst);
                    assertThat(Line.through(second::shards).guild(id).isPresent())
                            .isEqualTo(!ofFirst);
                }
            }
        }
    }

    private static long known(Session session) {
        return Line.through(session::shards).guilds().size();
    }

    @Test
    void no_intent_is_asked_for_that_has_to_be_applied_for() {
        try (FakeDiscord discord = FakeDiscord.start();
                Session session = session(discord, new Shards(0, 0, 1))) {
            discord.gateway().awaitConnected(1);

            assertThat(discord.gateway().identifies())
                    .extracting(identify -> identify.path("intents").asInt())
                    .containsExactly(INTENTS);
            assertThat(session.shards()).extracting(JDA::getStatus).isNotEmpty();
        }
    }

    private static Session session(FakeDiscord discord, Shards shards) {
        DiscordSettings settings = new DiscordSettings(
                discord.token(),
                URI.create(discord.apiUrl().replaceAll("/$", "")),
                Optional.of(URI.create(discord.gatewayUrl())),
                false,
                Optional.of(shards),
                Duration.ofSeconds(1),
                10);
        return Session.open(settings, List.of(), new RestWatch(RestLimits.USUAL, InstantSource.system()));
    }
}
