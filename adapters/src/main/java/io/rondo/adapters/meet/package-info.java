/**
 * Calls in Google Meet: spaces made ahead, since Google makes only so many a minute; ended by us, attendance from its records.
 *
 * <p>Read {@link io.rondo.adapters.meet.MeetCalls} first.
 */
@NullMarked
package io.rondo.adapters.meet;

import org.jspecify.annotations.NullMarked;
