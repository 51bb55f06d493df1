/**
 * What a message costs from the outbox over RabbitMQ to its effect, beside RabbitMQ's own load generator.
 *
 * <p>Read {@link io.rondo.bench.bus.BusBench} first.
 */
@NullMarked
package io.rondo.bench.bus;

import org.jspecify.annotations.NullMarked;
