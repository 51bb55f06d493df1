/**
 * Replies as Discord shows them: markdown, embeds, buttons, selects, modals. Pure.
 *
 * <p>Read {@link io.rondo.discord.render.DiscordRenderer} first.
 */
@NullMarked
package io.rondo.discord.render;

import org.jspecify.annotations.NullMarked;
