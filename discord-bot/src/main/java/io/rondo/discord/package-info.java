/** The Discord bot: translates between Discord and the chat layer, and holds no rules of its own. */
@NullMarked
package io.rondo.discord;

import org.jspecify.annotations.NullMarked;
