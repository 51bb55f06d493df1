/**
 * Servers' own events, kept like ours.
 *
 * <p>Read {@link io.rondo.discord.event.EventKeeper} first.
 */
@NullMarked
package io.rondo.discord.event;

import org.jspecify.annotations.NullMarked;
