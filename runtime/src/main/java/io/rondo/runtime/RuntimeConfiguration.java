package io.rondo.runtime;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rondo.bus.Carrier;
import io.rondo.bus.DeadLetters;
import io.rondo.bus.HandlingProcessor;
import io.rondo.bus.MessageProcessor;
import io.rondo.bus.Outbox;
import io.rondo.bus.Subscription;
import io.rondo.bus.Topology;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Sending;
import io.rondo.delivery.Unreached;
import io.rondo.migrations.Migrator;
import io.rondo.retention.Sweep;
import io.rondo.runtime.bus.BusMetrics;
import io.rondo.runtime.bus.DirectCarrier;
import io.rondo.runtime.bus.Relay;
import io.rondo.runtime.delivery.DeliveryMetrics;
import io.rondo.runtime.delivery.DeliverySender;
import io.rondo.runtime.health.HealthConfiguration;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.PropertySource;

/**
 * Wires what every process needs. An application imports it and gives it beans: one {@link RuntimeSettings}, and any number
 * of {@link Consumption} (what its services take from the bus), {@link SenderPlan} (the platforms it sends to) and
 * {@link Part} (what takes in requests).
 *
 * <p>An application's own bean of type {@link InstantSource}, {@link Unreached} or {@link Carrier} takes the place of the one
 * here; that is how a carrier for a broker comes in where one is configured.
 */
@Configuration(proxyBeanMethods = false)
@Import(HealthConfiguration.class)
@PropertySource("classpath:io/rondo/runtime/runtime.properties")
public class RuntimeConfiguration {

    private static final int CONNECTION_WAIT_MILLIS = 5_000;
    private static final String SOCKET_TIMEOUT_SECONDS = "60";

    @Bean
    @Fallback
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    HikariDataSource pool(RuntimeSettings settings, ObjectProvider<MeterRegistry> registry) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("rondo");
        config.setJdbcUrl(settings.database().jdbcUrl());
        config.setUsername(settings.database().user());
        config.setPassword(settings.database().password());
        config.setMaximumPoolSize(settings.database().connections());
        config.setConnectionTimeout(CONNECTION_WAIT_MILLIS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        registry.ifAvailable(config::setMetricRegistry);
        return new HikariDataSource(config);
    }

    @Bean
    Unpooled unpooled(RuntimeSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.database().jdbcUrl());
        source.setUser(settings.database().user());
        source.setPassword(settings.database().password());
        source.setTcpKeepAlive(true);
        return new Unpooled(source);
    }

    @Bean
    Part schemaCheck(Unpooled unpooled) {
        return Part.of(Phases.SCHEMA, () -> new Migrator(unpooled.connections()).requireCurrent(), () -> {});
    }

    @Bean
    Jdbi jdbi(HikariDataSource pool) {
        return JdbiTransactor.jdbi(pool);
    }

    @Bean
    Bells bells() {
        return new Bells(new Bell(), new Bell());
    }

    @Bean
    Transactor transactor(Jdbi jdbi, InstantSource clock, Bells bells) {
        return new JdbiTransactor(jdbi, clock, bells.outbox());
    }

    @Bean
    Deliveries deliveries(Bells bells) {
        return new Deliveries(bells.deliveries());
    }

    @Bean
    Outbox outbox(Transactor transactor) {
        return new Outbox(transactor);
    }

    @Bean
    DeadLetters deadLetters(Transactor transactor) {
        return new DeadLetters(transactor);
    }

    @Bean
    Topology topology(RuntimeSettings settings) {
        return new Topology(settings.environment());
    }

    @Bean
    BusMetrics busMetrics(ObjectProvider<MeterRegistry> registry) {
        return new BusMetrics(registry.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    DeliveryMetrics deliveryMetrics(ObjectProvider<MeterRegistry> registry) {
        return new DeliveryMetrics(registry.getIfAvailable(SimpleMeterRegistry::new));
    }

    /** Closed by its part, in the right order. */
    @Bean(destroyMethod = "")
    @Fallback
    @Lazy
    Carrier directCarrier(
            Topology topology, Outbox outbox, Unpooled unpooled, RuntimeSettings settings, BusMetrics metrics) {
        return new DirectCarrier(
                topology, outbox, DirectCarrier.lock(unpooled.connections()), settings.direct(), metrics);
    }

    @Bean(destroyMethod = "")
    Relay relay(
            Outbox outbox,
            Carrier carrier,
            Bells bells,
            InstantSource clock,
            RuntimeSettings settings,
            BusMetrics metrics) {
        return new Relay(outbox, carrier, bells.outbox(), clock, settings.relay(), metrics);
    }

    @Bean
    Part relayPart(Relay relay) {
        return Part.of(Phases.RELAY, relay::start, relay::close);
    }

    @Bean
    Sweep sweep(RuntimeSettings settings) {
        return new Sweep(settings.retention());
    }

    @Bean
    MessageProcessor messageProcessor(Transactor transactor, Sweep sweep, ObjectProvider<Consumption> consumptions) {
        List<Subscription> subscriptions = Stream.concat(
                        sweep.subscriptions().stream(),
                        consumptions.orderedStream().flatMap(one -> one.subscriptions().stream()))
                .distinct()
                .toList();
        return new HandlingProcessor(transactor, subscriptions);
    }

    @Bean
    Part carrierPart(
            Carrier carrier,
            MessageProcessor processor,
            Transactor transactor,
            Sweep sweep,
            ObjectProvider<Consumption> consumptions) {
        Set<Queue> queues =
                consumptions.stream().flatMap(one -> one.queues().stream()).collect(Collectors.toUnmodifiableSet());
        return Part.of(
                Phases.CARRIERS,
                () -> {
                    carrier.consume(queues, processor);
                    if (queues.contains(Queue.DATEMAKER)) {
                        transactor.run(sweep::begin);
                    }
                },
                carrier::close);
    }

    @Bean
    @Fallback
    Unreached unreached() {
        return Unreached.NOBODY;
    }

    @Bean
    Senders senders(
            ObjectProvider<SenderPlan> plans,
            Transactor transactor,
            Unreached unreached,
            Unpooled unpooled,
            Bells bells,
            InstantSource clock,
            DeliveryMetrics metrics) {
        return new Senders(plans.orderedStream()
                .map(plan -> new DeliverySender(
                        new Sending(transactor, plan.transport().platform(), unreached),
                        plan.transport(),
                        DeliverySender.lock(
                                unpooled.connections(), plan.transport().platform(), plan.account()),
                        bells.deliveries(),
                        plan.settings(),
                        clock,
                        metrics))
                .toList());
    }

    @Bean
    Part sendersPart(Senders senders) {
        return Part.of(Phases.CARRIERS, senders::start, senders::close);
    }
}
