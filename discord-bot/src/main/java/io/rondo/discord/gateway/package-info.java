/**
 * The session with Discord's gateway: one process for each bot and range of shards, logging in, staying connected, saying what is
 * wrong.
 *
 * <p>Read {@link io.rondo.discord.gateway.Gateway} first, then {@link io.rondo.discord.gateway.Session}.
 */
@NullMarked
package io.rondo.discord.gateway;

import org.jspecify.annotations.NullMarked;
