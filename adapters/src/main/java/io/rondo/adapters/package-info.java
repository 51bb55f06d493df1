/**
 * The core's ports spoken over HTTP, and the list of them that an installation has.
 *
 * <p>Read {@link io.rondo.adapters.CallAdapters} first.
 */
@NullMarked
package io.rondo.adapters;

import org.jspecify.annotations.NullMarked;
