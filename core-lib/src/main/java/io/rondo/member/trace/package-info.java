/**
 * What a person leaves in rows that are not about them: messages that were sent, recorded answers, messages on the bus. Erased at
 * once with everything else about them.
 *
 * <p>Read {@link io.rondo.member.trace.Traces} first.
 */
@NullMarked
package io.rondo.member.trace;

import org.jspecify.annotations.NullMarked;
