package io.rondo.runtime.amqp;

import io.rondo.bus.Carrier;
import io.rondo.bus.Outbox;
import io.rondo.bus.Topology;
import io.rondo.runtime.bus.BusMetrics;
import io.rondo.runtime.settings.Secret;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the carrier over RabbitMQ in place of the direct one, for a process that is given a {@link BrokerAddress}. */
@Configuration(proxyBeanMethods = false)
public class AmqpConfiguration {

    /**
     * Where the broker is.
     *
     * @param process names this process on the broker's pages
     */
    public record BrokerAddress(Secret url, String process) {}

    /** Closed by the carrier's part, in the right order. */
    @Bean(destroyMethod = "")
    Carrier amqpCarrier(
            BrokerAddress address, Topology topology, Outbox outbox, BusMetrics metrics, InstantSource clock) {
        return new AmqpCarrier(
                topology,
                new Broker(address.url(), topology, address.process()),
                outbox,
                AmqpSettings.USUAL,
                metrics,
                clock);
    }

    @Bean
    HealthIndicator brokerHealthIndicator(Carrier carrier) {
        return () -> carrier instanceof AmqpCarrier amqp && amqp.isConnected()
                ? Health.up().build()
                : Health.down().withDetail("messages", "wait in the outbox").build();
    }
}
