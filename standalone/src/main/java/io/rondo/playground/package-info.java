/**
 * The playground: a third platform, in the browser, whose messages are rows. For trying everything without a token, for
 * scripts, and for rehearsals.
 *
 * <p>Read {@link io.rondo.playground.PlaygroundApi} first: what a call of the HTTP API does. {@code PlaygroundController} only
 * hands requests to it; {@code PlaygroundAnswers} and {@code PlaygroundTransport} are what a bot is elsewhere: the way of
 * answers and of notices into {@code MessageBoard}.
 */
@NullMarked
package io.rondo.playground;

import org.jspecify.annotations.NullMarked;
