/**
 * Pictures of the main cards, as both platforms show what the bots really send to them. Read
 * {@link io.rondo.standalone.cards.MainCards} first.
 */
@NullMarked
package io.rondo.standalone.cards;

import org.jspecify.annotations.NullMarked;
