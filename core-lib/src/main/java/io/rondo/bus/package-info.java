/**
 * Messages between services: who consumes what, and the port that carries it.
 *
 * <p>Read {@link io.rondo.bus.Subscription} first, then {@link io.rondo.bus.Carrier}. Sending is a row in the outbox
 * ({@link io.rondo.tx.UnitOfWork#send}); {@link io.rondo.bus.Outbox} is what a relay does to it,
 * {@link io.rondo.bus.HandlingProcessor} what happens at the other end. The relay's loop and the carriers live in the runtime.
 */
@NullMarked
package io.rondo.bus;

import org.jspecify.annotations.NullMarked;
