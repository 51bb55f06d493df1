/**
 * Work that one process at a time does for all, such as being logged in as a bot.
 *
 * <p>Read {@link io.rondo.runtime.duty.Duty} first.
 */
@NullMarked
package io.rondo.runtime.duty;

import org.jspecify.annotations.NullMarked;
