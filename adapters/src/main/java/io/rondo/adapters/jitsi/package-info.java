/**
 * Calls on a Jitsi server of the operator's own choice.
 *
 * <p>Read {@link io.rondo.adapters.jitsi.JitsiCalls}.
 */
@NullMarked
package io.rondo.adapters.jitsi;

import org.jspecify.annotations.NullMarked;
