/**
 * What moderators do about reports: cases with their history, warnings, exclusions, objections.
 *
 * <p>Read {@link io.rondo.moderation.Moderation} first. Nobody decides about themselves or about what they reported, a report is
 * decided once whoever tries it, and the reported person is never told who reported them.
 */
@NullMarked
package io.rondo.moderation;

import org.jspecify.annotations.NullMarked;
