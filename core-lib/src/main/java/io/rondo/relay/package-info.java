/**
 * The relay: two people who matched write to each other through the bot, across platforms, until either closes it.
 *
 * <p>Read {@link io.rondo.relay.Relay} first.
 */
@NullMarked
package io.rondo.relay;

import org.jspecify.annotations.NullMarked;
