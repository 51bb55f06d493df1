/**
 * What an event has on the platforms besides its card: an entry among a Discord server's own events, a role for its participants, a
 * pinned card and a topic on Telegram.
 *
 * <p>Read {@link io.rondo.mirror.ServerEvents} first. What is wanted are rows; the bots work them off.
 */
@NullMarked
package io.rondo.mirror;

import org.jspecify.annotations.NullMarked;
