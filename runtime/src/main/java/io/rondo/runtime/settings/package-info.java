/**
 * What Rondo is told from outside.
 *
 * <p>Read {@link io.rondo.runtime.settings.Environment} first.
 */
@NullMarked
package io.rondo.runtime.settings;

import org.jspecify.annotations.NullMarked;
