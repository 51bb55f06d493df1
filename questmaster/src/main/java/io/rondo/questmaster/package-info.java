/**
 * The quest service: hears what happens to people, inside and outside, and counts it.
 *
 * <p>Read {@link io.rondo.questmaster.QuestmasterConfiguration} first; the rules are in {@code io.rondo.quest}.
 */
@NullMarked
package io.rondo.questmaster;

import org.jspecify.annotations.NullMarked;
