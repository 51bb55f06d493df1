package io.rondo.runtime;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.rondo.Features;
import io.rondo.call.CallProviders;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Unreached;
import io.rondo.member.MemberUnreached;
import io.rondo.runtime.health.CapabilityMeters;
import io.rondo.tx.Transactor;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the core's features. An application gives it one {@link CoreSettings} and the {@link CallProviders}. */
@Configuration(proxyBeanMethods = false)
public class CoreConfiguration {

    @Bean
    Features features(Transactor transactor, Deliveries deliveries, CallProviders calls, CoreSettings settings) {
        return new Features(new Features.Ports(
                transactor, deliveries, settings.key(), calls, settings.eventLimits(), settings.version()));
    }

    @Bean
    MeterBinder capabilityMeters(Features features, Transactor transactor, InstantSource clock) {
        return new CapabilityMeters(features, transactor, clock);
    }

    @Bean
    Unreached memberUnreached(Features features) {
        return new MemberUnreached(features.people(), features.communities());
    }
}
