/**
 * Introductions: people who joined are introduced to one another again and again, meet in their own time, and are asked whether they did.
 *
 * <p>Read {@link io.rondo.intro.Intros} first, which takes an intro through its rounds, then {@link io.rondo.intro.Matchmaker}, which says
 * who is introduced to whom.
 */
@NullMarked
package io.rondo.intro;

import org.jspecify.annotations.NullMarked;
