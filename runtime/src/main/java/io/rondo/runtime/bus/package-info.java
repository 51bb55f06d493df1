/**
 * From the outbox to the handlers.
 *
 * <p>Read {@link io.rondo.runtime.bus.Relay} first: it claims due rows and hands them to a carrier.
 * {@link io.rondo.runtime.bus.DirectCarrier} is the one for a process without a broker; another carrier is another bean of type
 * {@link io.rondo.bus.Carrier}.
 */
@NullMarked
package io.rondo.runtime.bus;

import org.jspecify.annotations.NullMarked;
