/**
 * The Telegram bot: translates between Telegram and the chat layer, and holds no rules of its own.
 *
 * <p>Read {@link io.rondo.telegram.TelegramBot} first: it shows how the parts hang together.
 */
@NullMarked
package io.rondo.telegram;

import org.jspecify.annotations.NullMarked;
