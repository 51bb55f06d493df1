/**
 * The public protocol: what other programs on the broker may ask of the event service, and what they are answered.
 *
 * <p>Read {@link io.rondo.protocol.PublicCommands} first. Each command is what the same person could do in chat, with the same
 * rights.
 */
@NullMarked
package io.rondo.protocol;

import org.jspecify.annotations.NullMarked;
