/**
 * Who takes part in an event: seats, the waiting line with its offers, confirmation.
 *
 * <p>Read {@link io.rondo.registration.Registration} first, then {@code Registrations}, the use cases.
 */
@NullMarked
package io.rondo.registration;

import org.jspecify.annotations.NullMarked;
