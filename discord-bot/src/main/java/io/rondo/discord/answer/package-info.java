/**
 * From an interaction to its answer: reading it, running it, deciding between answering and deferring, and answering once.
 *
 * <p>Read {@link io.rondo.discord.answer.InteractionHandling} first, then {@link io.rondo.discord.answer.Exchange}.
 */
@NullMarked
package io.rondo.discord.answer;

import org.jspecify.annotations.NullMarked;
