/**
 * Telegram's updates: stored before Telegram is told that we have them, handled in their order, and said in our words.
 *
 * <p>Read {@link io.rondo.telegram.update.UpdateWorker} first.
 */
@NullMarked
package io.rondo.telegram.update;

import org.jspecify.annotations.NullMarked;
