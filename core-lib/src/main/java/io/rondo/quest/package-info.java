/**
 * Quests: what happens to people is counted, completed quests are rewarded, once.
 *
 * <p>Read {@link io.rondo.quest.Counting} first, which counts one event in one transaction; {@link io.rondo.quest.Claims} pays,
 * {@link io.rondo.quest.Rebuild} counts everything anew, {@link io.rondo.quest.Quests} is the catalogue. The rules are in
 * {@link io.rondo.quest.rule}, what people see in {@link io.rondo.quest.chat}.
 */
@NullMarked
package io.rondo.quest;

import org.jspecify.annotations.NullMarked;
