/**
 * What a quest asks for and when it is done: nouns and pure rules, without a database.
 *
 * <p>Read {@link io.rondo.quest.rule.Definition} first, then {@link io.rondo.quest.rule.Progress} and
 * {@link io.rondo.quest.rule.Calendar}.
 */
@NullMarked
package io.rondo.quest.rule;

import org.jspecify.annotations.NullMarked;
