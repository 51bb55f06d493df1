/**
 * A LiveKit server for tests: its room service, its webhooks, and as much of its signalling as a page needs to begin.
 *
 * <p>Read {@link io.rondo.testkit.livekit.FakeLiveKit} first.
 */
@NullMarked
package io.rondo.testkit.livekit;

import org.jspecify.annotations.NullMarked;
