/**
 * Temporary voice channels for two, as the core's rows want them.
 *
 * <p>Read {@link io.rondo.discord.voice.RoomKeeper} first; {@link io.rondo.call.VoiceRooms} holds the rows.
 */
@NullMarked
package io.rondo.discord.voice;

import org.jspecify.annotations.NullMarked;
