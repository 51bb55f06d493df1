/** The bot through the real library, against a fake Telegram. Read {@link io.rondo.telegram.TelegramHouse} first. */
@NullMarked
package io.rondo.telegram;

import org.jspecify.annotations.NullMarked;
