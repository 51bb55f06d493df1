/**
 * What every process needs around the core: connections, units of work, the bus, senders, health, metrics.
 *
 * <p>Read {@link io.rondo.runtime.RuntimeConfiguration} first: an application imports it and adds beans of the few types that
 * it names. {@link io.rondo.runtime.Phases} says what starts and stops in which order.
 */
@NullMarked
package io.rondo.runtime;

import org.jspecify.annotations.NullMarked;
