@NullMarked
package io.rondo.discord.role;

import org.jspecify.annotations.NullMarked;
