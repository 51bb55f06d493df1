@NullMarked
package io.rondo.discord.render;

import org.jspecify.annotations.NullMarked;
