/**
 * The catalogue as slash commands: what Discord is told of them, and what it says when one is used.
 *
 * <p>Read {@link io.rondo.discord.command.CommandTree} first.
 */
@NullMarked
package io.rondo.discord.command;

import org.jspecify.annotations.NullMarked;
