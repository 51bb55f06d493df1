/**
 * A stand-in for Discord that a real client library talks to: a gateway and a REST API with a world behind them.
 *
 * <p>Read {@link io.rondo.testkit.discord.FakeDiscord} first: it is the server and the way to everything else. Tests act
 * through {@link io.rondo.testkit.discord.DiscordUser} and {@link io.rondo.testkit.discord.DiscordGuild}, look at
 * {@link io.rondo.testkit.discord.DiscordMessage} and {@link io.rondo.testkit.discord.DiscordInteraction}, and break
 * things through {@link io.rondo.testkit.discord.rest.RestFaults} and
 * {@link io.rondo.testkit.discord.gateway.FakeGateway}.
 */
@NullMarked
package io.rondo.testkit.discord;

import org.jspecify.annotations.NullMarked;
