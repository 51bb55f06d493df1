/**
 * Replies as Telegram shows them: HTML, captions, keyboards. Pure.
 *
 * <p>Read {@link io.rondo.telegram.render.TelegramRenderer} first.
 */
@NullMarked
package io.rondo.telegram.render;

import org.jspecify.annotations.NullMarked;
