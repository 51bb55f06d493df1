/**
 * Live cards pinned in groups.
 *
 * <p>Read {@link io.rondo.telegram.pin.PinKeeper} first.
 */
@NullMarked
package io.rondo.telegram.pin;

import org.jspecify.annotations.NullMarked;
