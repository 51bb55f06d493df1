/**
 * What tests of every room need: a clock that they move; a database of their own in {@code database}.
 *
 * <p>Read {@link io.rondo.testkit.SettableClock} first.
 */
@NullMarked
package io.rondo.testkit;

import org.jspecify.annotations.NullMarked;
