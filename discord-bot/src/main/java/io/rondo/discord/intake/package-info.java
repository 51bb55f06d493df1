/**
 * What comes in besides interactions: lines that people write to the bot, servers that it is added to and removed from, and what
 * happens when a shard is ready.
 *
 * <p>Read {@link io.rondo.discord.intake.Guilds} first.
 */
@NullMarked
package io.rondo.discord.intake;

import org.jspecify.annotations.NullMarked;
