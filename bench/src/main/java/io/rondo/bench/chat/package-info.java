/**
 * Compares a press of a button, the whole way through the core and into the database, with the bare SQL that it comes to.
 * Read {@link io.rondo.bench.chat.ChatBench} first; {@link io.rondo.bench.chat.House} is the core under load,
 * {@link io.rondo.bench.chat.Replay} its SQL alone.
 */
@NullMarked
package io.rondo.bench.chat;

import org.jspecify.annotations.NullMarked;
