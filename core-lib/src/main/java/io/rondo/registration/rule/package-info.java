/**
 * What one event asks beyond the usual: a tag or role, a cut-off, a draw instead of first come, slots, groups of friends.
 *
 * <p>Read {@link io.rondo.registration.rule.EventRules} first, then {@link io.rondo.registration.rule.Seating}. The commands are in
 * {@code io.rondo.rule}.
 */
@NullMarked
package io.rondo.registration.rule;

import org.jspecify.annotations.NullMarked;
