/**
 * What is kept for a time only, and its removal.
 *
 * <p>Read {@link io.rondo.retention.RetentionLimits} first: it names every limit. {@link io.rondo.retention.Sweep} is the
 * recurring message that keeps to them.
 */
@NullMarked
package io.rondo.retention;

import org.jspecify.annotations.NullMarked;
