/**
 * Serves communities' calendars under their secret addresses. Read {@link io.rondo.datemaker.calendar.CalendarController} first.
 */
@NullMarked
package io.rondo.datemaker.calendar;

import org.jspecify.annotations.NullMarked;
