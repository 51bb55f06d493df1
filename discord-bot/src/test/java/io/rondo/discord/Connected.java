package io.rondo.discord;

import io.rondo.discord.gateway.Session;
import io.rondo.discord.rest.Line;
import io.rondo.discord.rest.Rest;
import io.rondo.discord.rest.RestLimits;
import io.rondo.discord.rest.RestWatch;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.FakeDiscord;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** JDA logged in to a fake Discord, with nothing that listens. */
public final class Connected implements AutoCloseable {

    /** Long enough for an answer of the fake, short enough to be waited for in a test. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    public final FakeDiscord discord = FakeDiscord.start();
    public final SettableClock clock = SettableClock.at("2026-12-01T10:00:00Z");
    public final RestWatch watch;
    public final Rest rest;
    private final Session session;

    /** @param mostInvalid after how many refused requests nothing is asked any more */
    public Connected(int mostInvalid) {
        RestLimits limits = new RestLimits(PATIENCE, mostInvalid, Duration.ofMinutes(10));
        watch = new RestWatch(limits, clock);
        discord.guild("Nowhere");
        DiscordSettings settings = new DiscordSettings(
                discord.token(),
                URI.create(discord.apiUrl().replaceAll("/$", "")),
                Optional.of(URI.create(discord.gatewayUrl())),
                false,
                Optional.empty(),
                Duration.ofSeconds(1),
                10);
        session = Session.open(settings, List.of(), watch);
        rest = new Rest(Line.through(session::shards), watch, limits);
        discord.gateway().awaitConnected(1);
    }

    /** A server that the bot knows of. */
    public DiscordGuild guild(String name) {
        DiscordGuild guild = discord.guild(name);
        discord.await(
                "JDA to know " + name,
                () -> rest.line().guild(Long.toString(guild.id())).isPresent());
        return guild;
    }

    @Override
    public void close() {
        session.close();
        discord.close();
    }
}
