package io.rondo.runtime.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rondo.chat.Platform;
import java.time.Duration;

/** Counts what becomes of deliveries. Thread-safe. */
public final class DeliveryMetrics {

    private final MeterRegistry registry;

    public DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void settled(Platform platform, String outcome, int howMany) {
        Counter.builder("rondo.deliveries")
                .description("Deliveries by what a sender made of them")
                .tag("platform", platform.key())
                .tag("outcome", outcome)
                .register(registry)
                .increment(howMany);
    }

    /** @param lag from when it was due until the platform had it */
    void sent(Platform platform, String kind, Duration lag) {
        settled(platform, "sent", 1);
        Timer.builder("rondo.deliveries.lag")
                .description("From due to delivered")
                .tag("platform", platform.key())
                .tag("kind", kind)
                .register(registry)
                .record(lag.isNegative() ? Duration.ZERO : lag);
    }
}
