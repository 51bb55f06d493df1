/**
 * Events: made, published, shown, moved, cancelled, and the clock that takes each through its steps.
 *
 * <p>Read {@link io.rondo.event.Event} first, then {@link io.rondo.event.EventClock}. Who takes part is the room
 * {@code registration}; what happens on the evening is the room {@code round}.
 */
@NullMarked
package io.rondo.event;

import org.jspecify.annotations.NullMarked;
