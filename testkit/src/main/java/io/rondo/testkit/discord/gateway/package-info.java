/**
 * Discord's gateway as bots see it: websocket sessions with heartbeats, resuming and everything that cuts them.
 *
 * <p>Read {@link io.rondo.testkit.discord.gateway.FakeGateway} first. What the sessions tell is asked from a
 * {@link io.rondo.testkit.discord.gateway.GatewayHost}.
 */
@NullMarked
package io.rondo.testkit.discord.gateway;

import org.jspecify.annotations.NullMarked;
