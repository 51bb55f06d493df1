/**
 * Deliveries on their way to Telegram.
 *
 * <p>Read {@link io.rondo.telegram.send.TelegramTransport} first.
 */
@NullMarked
package io.rondo.telegram.send;

import org.jspecify.annotations.NullMarked;
