/**
 * What admins have besides {@code /setup}: {@code /audit}, who did what, and {@code /announce}, a word to every announcement chat.
 *
 * <p>Read {@link io.rondo.member.admin.AdminCommands} first.
 */
@NullMarked
package io.rondo.member.admin;

import org.jspecify.annotations.NullMarked;
