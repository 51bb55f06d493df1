/**
 * What people see of quests: today, the catalogue, what is claimed, and how admins make quests.
 *
 * <p>Read {@link io.rondo.quest.chat.QuestFeature} first; {@link io.rondo.quest.chat.QuestCards} puts a quest into words.
 */
@NullMarked
package io.rondo.quest.chat;

import org.jspecify.annotations.NullMarked;
