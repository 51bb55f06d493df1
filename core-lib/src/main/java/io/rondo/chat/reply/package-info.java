/**
 * What goes out to a chat, as data: texts, cards, lists, forms and buttons, the same for every platform.
 *
 * <p>Read {@link io.rondo.chat.reply.Reply} first.
 */
@NullMarked
package io.rondo.chat.reply;

import org.jspecify.annotations.NullMarked;
