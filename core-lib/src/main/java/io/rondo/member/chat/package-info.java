/**
 * The members' commands: {@code /settings}, {@code /community}, {@code /profile}, {@code /privacy}, and for admins {@code /setup}
 * and {@code /moderator}.
 *
 * <p>Read {@link io.rondo.member.chat.MemberFeature} first. The wording is in {@code io/rondo/member/messages_*.properties}.
 */
@NullMarked
package io.rondo.member.chat;

import org.jspecify.annotations.NullMarked;
