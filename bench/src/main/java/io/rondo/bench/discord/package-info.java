/**
 * Whether the Discord bot answers in Discord's time while many people use it at once.
 *
 * <p>Read {@link io.rondo.bench.discord.DiscordBench} first.
 */
@NullMarked
package io.rondo.bench.discord;

import org.jspecify.annotations.NullMarked;
