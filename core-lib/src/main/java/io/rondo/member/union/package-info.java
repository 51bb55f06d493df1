/**
 * One community on several chats: a chat joins another's community by a one-time code, and can leave it again.
 *
 * <p>Read {@link io.rondo.member.union.Unions} first.
 */
@NullMarked
package io.rondo.member.union;

import org.jspecify.annotations.NullMarked;
