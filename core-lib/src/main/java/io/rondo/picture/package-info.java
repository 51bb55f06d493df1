/**
 * Small pictures with words and boxes, of the size that a phone shows in a chat. {@link io.rondo.picture.Canvas} is all of it.
 */
@NullMarked
package io.rondo.picture;

import org.jspecify.annotations.NullMarked;
