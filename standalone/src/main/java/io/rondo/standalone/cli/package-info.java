/**
 * The commands of {@code ./rondo}, one class each.
 *
 * <p>Read {@link io.rondo.standalone.cli.RondoCommand} first.
 */
@NullMarked
package io.rondo.standalone.cli;

import org.jspecify.annotations.NullMarked;
