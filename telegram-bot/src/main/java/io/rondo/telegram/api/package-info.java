/**
 * The way to Telegram and back, without any rule of Rondo's: fetching updates so that none is lost, reading those that
 * a webhook brings, clients for sending, what a refusal means, and HTML that Telegram accepts.
 *
 * <p>Read {@link io.rondo.telegram.api.PollingSession} first.
 */
@NullMarked
package io.rondo.telegram.api;

import org.jspecify.annotations.NullMarked;
