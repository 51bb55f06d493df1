/**
 * Rondo in one JVM, on a database of its own.
 *
 * <p>Read {@link io.rondo.standalone.Standalone} first, then {@code cli.UpCommand}, which gives it a database.
 */
@NullMarked
package io.rondo.standalone;

import org.jspecify.annotations.NullMarked;
