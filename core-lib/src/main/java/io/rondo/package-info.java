/**
 * The core of Rondo: the rules of every capability and the neutral chat layer. Plain Java and Jdbi.
 *
 * <p>Read {@link io.rondo.Features} first: the one list of capabilities.
 */
@NullMarked
package io.rondo;

import org.jspecify.annotations.NullMarked;
