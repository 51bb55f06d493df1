/**
 * The evening of an event: grouped and planned, ready, rounds of pairs in calls, trouble, ratings, matches.
 *
 * <p>Read {@link io.rondo.round.Rounds} first (from round to round), then {@link io.rondo.round.Planner} (who meets whom) and
 * {@link io.rondo.round.chat.Screens} (what a person sees). Everything is rows and the steps of the
 * {@link io.rondo.event.EventClock}: a process that is killed at any instant goes on from them.
 */
@NullMarked
package io.rondo.round;

import org.jspecify.annotations.NullMarked;
