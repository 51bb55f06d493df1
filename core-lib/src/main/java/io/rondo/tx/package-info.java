/**
 * One transaction for all that a press or a message causes: rows, messages, timers, domain events and the answer.
 *
 * <p>Read {@link io.rondo.tx.UnitOfWork} first; {@link io.rondo.tx.JdbiTransactor} runs one. Below every other room:
 * knows nothing of chat or of any capability.
 */
@NullMarked
package io.rondo.tx;

import org.jspecify.annotations.NullMarked;
