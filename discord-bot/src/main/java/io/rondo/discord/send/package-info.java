/**
 * Deliveries on their way to Discord: messages and edits, direct chats opened when they are needed, threads below a card.
 *
 * <p>Read {@link io.rondo.discord.send.DiscordTransport} first.
 */
@NullMarked
package io.rondo.discord.send;

import org.jspecify.annotations.NullMarked;
