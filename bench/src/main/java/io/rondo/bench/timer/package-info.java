/**
 * Ten thousand events whose next step is due at one instant: how late the last one is, and whether each event's steps stay in order.
 *
 * <p>Read {@link io.rondo.bench.timer.TimerBench}.
 */
@NullMarked
package io.rondo.bench.timer;

import org.jspecify.annotations.NullMarked;
