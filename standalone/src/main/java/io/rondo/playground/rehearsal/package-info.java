/**
 * Rehearsals: simulated people who take part in an event of the playground. Each reads its own messages and presses the buttons on
 * them, the way that anyone does, so that a rehearsal goes through everything that an evening goes through.
 *
 * <p>Read {@link io.rondo.playground.rehearsal.RehearsalDriver} first, then {@link io.rondo.playground.rehearsal.Habits}: what
 * simulated people do with which button. Rehearsals are rows, so they go on after a restart.
 */
@NullMarked
package io.rondo.playground.rehearsal;

import org.jspecify.annotations.NullMarked;
