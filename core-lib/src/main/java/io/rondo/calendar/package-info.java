/**
 * A community's events as a calendar to subscribe to, under a secret address: {@code /calendar} gives, renews and revokes it.
 *
 * <p>Read {@link io.rondo.calendar.Feeds} first; {@link io.rondo.calendar.FeedFile} is what calendar programs read. Who serves it
 * is the process of the event service.
 */
@NullMarked
package io.rondo.calendar;

import org.jspecify.annotations.NullMarked;
