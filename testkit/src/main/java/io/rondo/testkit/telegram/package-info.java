/**
 * A stand-in for Telegram's Bot API that real client libraries talk to over HTTP.
 *
 * <p>Read {@link io.rondo.testkit.telegram.FakeBotApi} first: it is the server and the way to everything else. Tests act
 * through {@link io.rondo.testkit.telegram.FakeUser} and {@link io.rondo.testkit.telegram.FakeChat}, look at
 * {@link io.rondo.testkit.telegram.FakeMessage}, and break things through {@link io.rondo.testkit.telegram.Faults}.
 */
@NullMarked
package io.rondo.testkit.telegram;

import org.jspecify.annotations.NullMarked;
