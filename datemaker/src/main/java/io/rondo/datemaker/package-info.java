/**
 * The event service: takes events through their steps, offers freed seats, plans rounds, makes calls.
 *
 * <p>Read {@link io.rondo.datemaker.DatemakerConfiguration} first. The rules are in the core; this service consumes the queue
 * {@code datemaker}.
 */
@NullMarked
package io.rondo.datemaker;

import org.jspecify.annotations.NullMarked;
