/**
 * Wording: the bundles of every feature in English and Russian, and texts made from them for one reader.
 *
 * <p>Read {@link io.rondo.chat.words.Words} first. Bundles are {@code io/rondo/<feature>/messages_<language>.properties} in the
 * resources: ICU message patterns with named arguments, {@code **bold**} and {@code `code`} as the only markup.
 */
@NullMarked
package io.rondo.chat.words;

import org.jspecify.annotations.NullMarked;
