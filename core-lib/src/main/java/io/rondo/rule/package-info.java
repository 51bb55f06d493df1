/**
 * The rules of a single event as people meet them: hosts set them, admins give tags, friends come together, people choose their
 * reminders.
 *
 * <p>Read {@link io.rondo.rule.RuleCommands} first, then {@link io.rondo.rule.Parties}; what the rules do at registration is in
 * {@code io.rondo.registration}.
 */
@NullMarked
package io.rondo.rule;

import org.jspecify.annotations.NullMarked;
