/**
 * The few calls of Discord's REST API that need no session: who the bot is, what it may, where it is.
 *
 * <p>Read {@link io.rondo.discord.api.DiscordRest} first.
 */
@NullMarked
package io.rondo.discord.api;

import org.jspecify.annotations.NullMarked;
