/**
 * Events that repeat: a rule (RFC 5545), the next dates made ahead of time, and changes to one of them or to all that follow.
 *
 * <p>Read {@link io.rondo.series.SeriesBook} first, then {@link io.rondo.series.Occurrences}. The event's own room asks this one
 * through {@link io.rondo.event.Recurrence}.
 */
@NullMarked
package io.rondo.series;

import org.jspecify.annotations.NullMarked;
