@NullMarked
package io.rondo.discord.voice;

import org.jspecify.annotations.NullMarked;
