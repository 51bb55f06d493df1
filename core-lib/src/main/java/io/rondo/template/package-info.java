/**
 * Events made again: templates of a community, and drafts that wait for their maker.
 *
 * <p>Read {@link io.rondo.template.TemplateCommands} first.
 */
@NullMarked
package io.rondo.template;

import org.jspecify.annotations.NullMarked;
