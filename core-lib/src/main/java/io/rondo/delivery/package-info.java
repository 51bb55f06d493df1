/**
 * What is to be sent to people, as rows: an HTTP send cannot be exactly once, so it has a memory.
 *
 * <p>Read {@link io.rondo.delivery.Delivery} first; {@link io.rondo.delivery.Deliveries} stores one in a unit of work, a sender
 * per platform drains them through its {@link io.rondo.delivery.Transport}.
 */
@NullMarked
package io.rondo.delivery;

import org.jspecify.annotations.NullMarked;
