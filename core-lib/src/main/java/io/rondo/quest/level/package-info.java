/**
 * Levels, made of XP, and leaderboards.
 *
 * <p>Read {@link io.rondo.quest.level.Levels} first.
 */
@NullMarked
package io.rondo.quest.level;

import org.jspecify.annotations.NullMarked;
