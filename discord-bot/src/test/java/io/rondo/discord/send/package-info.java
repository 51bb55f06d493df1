@NullMarked
package io.rondo.discord.send;

import org.jspecify.annotations.NullMarked;
