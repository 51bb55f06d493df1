/**
 * Rondo in one JVM, on a database of its own.
 *
 * <p>Read {@link io.rondo.standalone.Environment} first, then {@code cli.UpCommand}, which starts everything.
 */
@NullMarked
package io.rondo.standalone;

import org.jspecify.annotations.NullMarked;
