/**
 * Rooms of providers that make only so many a minute, made ahead and bound to calls when those are wanted.
 *
 * <p>Read {@link io.rondo.call.pool.RoomPool}.
 */
@NullMarked
package io.rondo.call.pool;

import org.jspecify.annotations.NullMarked;
