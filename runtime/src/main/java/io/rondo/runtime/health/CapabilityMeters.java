package io.rondo.runtime.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.rondo.Features;
import io.rondo.chat.Platform;
import io.rondo.delivery.Deliveries;
import io.rondo.event.EventState;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the database says of events, calls and deliveries, looked up at most every few seconds however many ask; not a number
 * while it is away. All processes of an installation say the same. Thread-safe.
 */
public final class CapabilityMeters implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Features features;
    private final Transactor transactor;
    private final InstantSource clock;
    private Counts counts = new Counts(Instant.MIN, Map.of(), 0, List.of());

    private record Counts(
            Instant lookedUp, Map<EventState, Long> events, long activeCalls, List<Deliveries.Waiting> deliveries) {

        double events(EventState state) {
            return events.getOrDefault(state, 0L);
        }

        double waiting(Platform platform) {
            return deliveries.stream()
                    .filter(waiting -> waiting.platform().equals(platform.key()))
                    .mapToLong(Deliveries.Waiting::due)
                    .sum();
        }

        double oldestSeconds(Platform platform) {
            return deliveries.stream()
                    .filter(waiting -> waiting.platform().equals(platform.key()))
                    .mapToLong(waiting ->
                            Duration.between(waiting.oldestDue(), lookedUp).toSeconds())
                    .max()
                    .orElse(0);
        }
    }

    public CapabilityMeters(Features features, Transactor transactor, InstantSource clock) {
        this.features = features;
        this.transactor = transactor;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Arrays.stream(EventState.values())
                .filter(state -> !state.isOver())
                .forEach(state -> gauge("rondo.events", "Published events that are not over", all -> all.events(state))
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(registry));
        gauge("rondo.calls.active", "Calls that were made and have not ended", Counts::activeCalls)
                .register(registry);
        for (Platform platform : Platform.values()) {
            gauge("rondo.deliveries.waiting", "Deliveries that could be sent now", all -> all.waiting(platform))
                    .tag("platform", platform.key())
                    .register(registry);
            gauge(
                            "rondo.deliveries.oldest.due.seconds",
                            "How long the oldest of them waits",
                            all -> all.oldestSeconds(platform))
                    .tag("platform", platform.key())
                    .register(registry);
        }
    }

    private Gauge.Builder<CapabilityMeters> gauge(String name, String description, ToDoubleFunction<Counts> value) {
        return Gauge.builder(name, this, meters -> meters.measured(value)).description(description);
    }

    private double measured(ToDoubleFunction<Counts> value) {
        try {
            return value.applyAsDouble(counts());
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }

    private synchronized Counts counts() {
        Instant now = clock.instant();
        if (counts.lookedUp().equals(Instant.MIN)
                || now.isAfter(counts.lookedUp().plus(FRESH))) {
            counts = transactor.call(work -> new Counts(
                    now,
                    features.events().ahead(work),
                    features.calls().active(work),
                    features.deliveries().waiting(work)));
        }
        return counts;
    }
}
