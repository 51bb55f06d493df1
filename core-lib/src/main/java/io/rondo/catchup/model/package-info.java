/**
 * What catch-up asks of a language model: one answer in JSON for one prompt.
 *
 * <p>Read {@link io.rondo.catchup.model.LanguageModel} first.
 */
@NullMarked
package io.rondo.catchup.model;

import org.jspecify.annotations.NullMarked;
