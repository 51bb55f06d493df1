/**
 * Messages between processes, over RabbitMQ.
 *
 * <p>Read {@link io.rondo.runtime.amqp.AmqpCarrier} first: it publishes what the relay claims, and consumes the queues of this
 * process. {@link io.rondo.runtime.amqp.BrokerTopology} is what every process asserts on the broker, and
 * {@link io.rondo.runtime.amqp.Envelope} how a message looks there.
 */
@NullMarked
package io.rondo.runtime.amqp;

import org.jspecify.annotations.NullMarked;
