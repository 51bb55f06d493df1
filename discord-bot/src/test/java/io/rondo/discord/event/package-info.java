@NullMarked
package io.rondo.discord.event;

import org.jspecify.annotations.NullMarked;
