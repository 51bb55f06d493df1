/**
 * The evening as people see it: the screens of a round, the commands and buttons, the host's card, and the notices put into words.
 *
 * <p>Read {@link io.rondo.round.chat.Screens} first (what a person sees at each step), then
 * {@link io.rondo.round.chat.RoundCommands} (what they press).
 */
@NullMarked
package io.rondo.round.chat;

import org.jspecify.annotations.NullMarked;
