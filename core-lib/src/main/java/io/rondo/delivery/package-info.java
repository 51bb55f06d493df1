/**
 * What is to be sent to people, as rows: an HTTP send cannot be exactly once, so it has a memory.
 *
 * <p>Read {@link io.rondo.delivery.Delivery} first; {@link io.rondo.delivery.Deliveries} stores one in a unit of work,
 * {@link io.rondo.delivery.Sending} is what the one sender of a platform does to the rows, and
 * {@link io.rondo.delivery.Transport} what a bot gives it to send with.
 */
@NullMarked
package io.rondo.delivery;

import org.jspecify.annotations.NullMarked;
