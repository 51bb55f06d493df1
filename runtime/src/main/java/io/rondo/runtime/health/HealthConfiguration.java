package io.rondo.runtime.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.rondo.bus.Carrier;
import io.rondo.bus.DeadLetters;
import io.rondo.bus.Outbox;
import io.rondo.bus.Topology;
import io.rondo.runtime.Consumption;
import io.rondo.runtime.Senders;
import io.rondo.runtime.bus.Relay;
import io.rondo.runtime.delivery.DeliverySender;
import io.rondo.tx.Queue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health and gauges of the database, the outbox, the relay and the senders. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    /** A message that waits longer than this although somebody here consumes its queue is trouble. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    @Bean
    OutboxWatch outboxWatch(Outbox outbox, InstantSource clock) {
        return new OutboxWatch(outbox, clock);
    }

    @Bean
    HealthIndicator databaseHealthIndicator(Outbox outbox) {
        return () -> ask(() -> {
            outbox.probe();
            return Health.up();
        });
    }

    @Bean
    HealthIndicator outboxHealthIndicator(OutboxWatch watch, ObjectProvider<Consumption> consumptions) {
        Set<Queue> consumed =
                consumptions.stream().flatMap(one -> one.queues().stream()).collect(Collectors.toUnmodifiableSet());
        return () -> ask(() -> {
            Duration age = watch.oldestAge(consumed);
            return (age.compareTo(LONGEST_WAIT) > 0 ? Health.down() : Health.up())
                    .withDetail("oldestDueSeconds", age.toSeconds())
                    .withDetail("backlog", watch.backlog());
        });
    }

    @Bean
    HealthIndicator loopsHealthIndicator(Relay relay, Senders senders) {
        return () -> {
            boolean alive = relay.isAlive() && senders.all().stream().allMatch(DeliverySender::isAlive);
            Health.Builder health = (alive ? Health.up() : Health.down()).withDetail("relay", relay.isAlive());
            senders.all().forEach(sender -> health.withDetail(sender.platform().key(), sender.isAlive()));
            return health.build();
        };
    }

    @Bean
    MeterBinder outboxMeters(OutboxWatch watch, ObjectProvider<Carrier> carrier) {
        return registry -> {
            Gauge.builder("rondo.outbox.backlog", () -> measured(watch::backlog))
                    .description("Rows of the outbox, timers too")
                    .register(registry);
            Gauge.builder(
                            "rondo.outbox.oldest.due.seconds",
                            () -> measured(() -> watch.oldestAge().toSeconds()))
                    .description("How long the oldest due message waits")
                    .register(registry);
            Topology.queues().forEach(queue -> waiting(registry, watch, carrier, queue));
        };
    }

    /** One for each part whose health is known, so that an alert needs no name of a part that it was not written for. */
    @Bean
    SmartInitializingSingleton healthMeters(
            ObjectProvider<MeterRegistry> registry, Map<String, HealthIndicator> indicators) {
        return () -> registry.ifAvailable(meters -> indicators.forEach(
                (bean, indicator) -> Gauge.builder("rondo.health", indicator, HealthConfiguration::isUp)
                        .description("1 while the part is well, 0 while it is not")
                        .tag("part", bean.replace("HealthIndicator", ""))
                        .strongReference(true)
                        .register(meters)));
    }

    private static double isUp(HealthIndicator indicator) {
        return Optional.ofNullable(indicator.health())
                        .map(health -> health.getStatus().equals(Status.UP))
                        .orElse(false)
                ? 1
                : 0;
    }

    @Bean
    MeterBinder deadLetterMeters(DeadLetters letters, ObjectProvider<Carrier> carrier) {
        return registry -> Topology.queues()
                .forEach(queue -> Gauge.builder(
                                "rondo.dead.letters",
                                () -> measured(() -> letters.queues().stream()
                                                .filter(state -> state.queue().equals(queue))
                                                .mapToLong(DeadLetters.QueueState::dead)
                                                .sum()
                                        + held(carrier, queue, Carrier.Held::dead)))
                        .description("Messages that were given up and neither sent again nor removed")
                        .tag("queue", queue.name())
                        .register(registry));
    }

    /** What the carrier has of it besides the database. */
    private static long held(ObjectProvider<Carrier> carrier, Queue queue, ToLongFunction<Carrier.Held> what) {
        return carrier.getObject().held().stream()
                .filter(held -> held.queue().equals(queue))
                .mapToLong(what)
                .sum();
    }

    private static void waiting(
            MeterRegistry registry, OutboxWatch watch, ObjectProvider<Carrier> carrier, Queue queue) {
        Gauge.builder(
                        "rondo.messages.waiting",
                        () -> measured(() -> watch.due(queue) + held(carrier, queue, Carrier.Held::waiting)))
                .description("Messages that are due and not handled yet")
                .tag("queue", queue.name())
                .register(registry);
    }

    private static Number measured(Supplier<Long> value) {
        try {
            return value.get();
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }

    /** The class of the failure says enough; its message may hold an address. */
    private static Health ask(Supplier<Health.Builder> question) {
        try {
            return question.get().build();
        } catch (RuntimeException away) {
            return Health.down()
                    .withDetail("error", away.getClass().getSimpleName())
                    .build();
        }
    }
}
