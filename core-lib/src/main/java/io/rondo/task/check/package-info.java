/**
 * Looking up what somebody did on X or Bluesky: checks as rows, done outside of any transaction under the networks' limits and the
 * communities' budgets.
 *
 * <p>Read {@link io.rondo.task.check.Checks} first: what is asked for is a {@link io.rondo.task.check.CheckRequest}; what was found goes to
 * {@link io.rondo.task.check.Findings}.
 */
@NullMarked
package io.rondo.task.check;

import org.jspecify.annotations.NullMarked;
