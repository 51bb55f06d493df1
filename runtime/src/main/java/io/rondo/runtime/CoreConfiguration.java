package io.rondo.runtime;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.rondo.Features;
import io.rondo.call.CallProviders;
import io.rondo.call.remote.CallTools;
import io.rondo.call.remote.CallWorker;
import io.rondo.call.remote.RemoteCalls;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Unreached;
import io.rondo.member.MemberUnreached;
import io.rondo.runtime.call.CallWork;
import io.rondo.runtime.health.CapabilityMeters;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the core's features. An application gives it one {@link CoreSettings} and the {@link CallProviders}. */
@Configuration(proxyBeanMethods = false)
public class CoreConfiguration {

    @Bean
    Features features(Transactor transactor, Deliveries deliveries, CallProviders calls, CoreSettings settings) {
        return new Features(new Features.Ports(
                transactor,
                deliveries,
                settings.key(),
                calls,
                settings.eventLimits(),
                settings.version(),
                settings.publicUrl()));
    }

    /** Those providers are asked here whose queue this process consumes; all are tested, since any process may publish. */
    @Bean(destroyMethod = "")
    CallWork callWork(
            Transactor transactor, Features features, CallProviders calls, ObjectProvider<Consumption> consumptions) {
        Set<Queue> queues =
                consumptions.stream().flatMap(one -> one.queues().stream()).collect(Collectors.toUnmodifiableSet());
        List<RemoteCalls> here = calls.remote().stream()
                .filter(provider -> queues.contains(provider.queue()))
                .toList();
        CallTools tools = new CallTools(transactor, features.callPages());
        return new CallWork(
                new CallWorker(tools, features.callErrands(), here),
                calls.remote(),
                features.callErrands().bell(),
                CallWork.Pacing.USUAL);
    }

    @Bean
    Part callPart(CallWork work) {
        return Part.of(Phases.CARRIERS, work::start, work::close);
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
