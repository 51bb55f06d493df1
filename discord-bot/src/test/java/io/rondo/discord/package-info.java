/** The bot through the real library, against a fake Discord. Read {@link io.rondo.discord.DiscordHouse} first. */
@NullMarked
package io.rondo.discord;

import org.jspecify.annotations.NullMarked;
