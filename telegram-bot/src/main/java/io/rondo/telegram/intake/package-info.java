/**
 * What happens at the start, and how updates come in: by long polling or by webhook.
 *
 * <p>Read {@link io.rondo.telegram.intake.Intake} first.
 */
@NullMarked
package io.rondo.telegram.intake;

import org.jspecify.annotations.NullMarked;
