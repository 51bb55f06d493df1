/**
 * Members: communities with their chats, people with their accounts, roles and settings.
 *
 * <p>Read {@link io.rondo.member.MemberRequesters} first: it is what every request passes through. Profiles are in
 * {@code io.rondo.member.profile}, the commands of both in {@code io.rondo.member.chat}.
 */
@NullMarked
package io.rondo.member;

import org.jspecify.annotations.NullMarked;
