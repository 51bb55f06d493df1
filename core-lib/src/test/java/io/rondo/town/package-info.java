/** A whole core for tests: read {@link io.rondo.town.Town} first. */
@NullMarked
package io.rondo.town;

import org.jspecify.annotations.NullMarked;
