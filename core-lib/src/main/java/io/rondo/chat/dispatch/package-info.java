/**
 * From what came in to what is answered: the catalogue of commands, reading what people type and press, asking for what is
 * missing, authorising, running the handler in one transaction, and recording the answer.
 *
 * <p>Read {@link io.rondo.chat.dispatch.Dispatcher} first.
 */
@NullMarked
package io.rondo.chat.dispatch;

import org.jspecify.annotations.NullMarked;
