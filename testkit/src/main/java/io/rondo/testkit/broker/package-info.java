/**
 * A real RabbitMQ for tests.
 *
 * <p>Read {@link io.rondo.testkit.broker.TestBroker} first: the one that all tests of a JVM share.
 * {@link io.rondo.testkit.broker.BrokerServer} is a server of a test's own, which can be stopped and killed.
 */
@NullMarked
package io.rondo.testkit.broker;

import org.jspecify.annotations.NullMarked;
