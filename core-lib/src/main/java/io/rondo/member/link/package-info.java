/**
 * One person on several platforms: one-time codes, two accounts that agree to be one person, and an account that leaves again.
 *
 * <p>Read {@link io.rondo.member.link.Joining} first: what every room that keeps rows about people says of two histories. {@link
 * io.rondo.member.link.Links} are the use cases, {@link io.rondo.member.link.LinkCommands} what people type and press.
 */
@NullMarked
package io.rondo.member.link;

import org.jspecify.annotations.NullMarked;
