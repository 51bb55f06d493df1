/**
 * The threads that do the errands of call providers and test them.
 *
 * <p>Read {@link io.rondo.runtime.call.CallWork}.
 */
@NullMarked
package io.rondo.runtime.call;

import org.jspecify.annotations.NullMarked;
