/**
 * From what an update tells us to what is answered, and where.
 *
 * <p>Read {@link io.rondo.telegram.answer.UpdateHandling} first.
 */
@NullMarked
package io.rondo.telegram.answer;

import org.jspecify.annotations.NullMarked;
