/**
 * What an operator sees of a process: {@code /actuator/health} and {@code /actuator/prometheus}.
 *
 * <p>Read {@link io.rondo.runtime.health.HealthConfiguration} first. A bot adds its own, such as its poller's, as a bean of
 * Spring's {@code HealthIndicator}.
 */
@NullMarked
package io.rondo.runtime.health;

import org.jspecify.annotations.NullMarked;
