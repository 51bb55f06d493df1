/**
 * What people see on Discord's screens: embeds, components, forms, and how a message looks as plain text.
 *
 * <p>Read {@link io.rondo.testkit.discord.view.Screen} first. Everything here is read from the JSON that the bot sent.
 */
@NullMarked
package io.rondo.testkit.discord.view;

import org.jspecify.annotations.NullMarked;
