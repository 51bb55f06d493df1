/**
 * A look at the plan before it is made: {@code /event plan} for hosts, with a picture, and what they may change: another seed, wished
 * and unwished pairs. The plan itself is the evening's ({@link io.rondo.round.Planner}). Read {@link io.rondo.plan.PlanCommands} first.
 */
@NullMarked
package io.rondo.plan;

import org.jspecify.annotations.NullMarked;
