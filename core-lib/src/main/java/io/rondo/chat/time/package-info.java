/**
 * Times and durations as people write and read them, in English and Russian: {@code fri 19:00}, {@code in 2h},
 * {@code завтра 19:00}, {@code 1h30m}, {@code Berlin}.
 *
 * <p>Pure functions: the current instant and the zone are always arguments, nothing here knows a chat. Input from people
 * never throws; what cannot be read comes back as a reason that the chat layer puts into words.
 *
 * <p>Read {@link io.rondo.chat.time.NaturalTime} first.
 */
@NullMarked
package io.rondo.chat.time;

import org.jspecify.annotations.NullMarked;
