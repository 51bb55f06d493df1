/**
 * Work that is rows in the database and is done through Discord's REST API, beside the sender of messages.
 *
 * <p>Read {@link io.rondo.discord.chore.Chore} first.
 */
@NullMarked
package io.rondo.discord.chore;

import org.jspecify.annotations.NullMarked;
