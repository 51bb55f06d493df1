/**
 * Strangers meeting: blocks and reports, at work at once.
 *
 * <p>Read {@link io.rondo.safety.Safety} first. Nobody can tell from a plan, a notice or an export that they were blocked or by
 * whom they were reported.
 */
@NullMarked
package io.rondo.safety;

import org.jspecify.annotations.NullMarked;
