/**
 * Calls on a LiveKit server: a room for two, a token for each, ended by the server, attendance by its webhooks.
 *
 * <p>Read {@link io.rondo.adapters.livekit.LiveKitCalls} first.
 */
@NullMarked
package io.rondo.adapters.livekit;

import org.jspecify.annotations.NullMarked;
