/**
 * The chat layer: a command is written once and works on Discord, on Telegram and in the playground.
 *
 * <p>Read {@link io.rondo.chat.Command} first, then {@link io.rondo.chat.Conversation} (what a handler gets) and
 * {@link io.rondo.chat.dispatch.Dispatcher} (from what came in to the answer, in one unit of work).
 */
@NullMarked
package io.rondo.chat;

import org.jspecify.annotations.NullMarked;
