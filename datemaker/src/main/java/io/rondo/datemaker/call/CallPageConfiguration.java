package io.rondo.datemaker.call;

import io.rondo.Features;
import io.rondo.adapters.livekit.LiveKitCalls;
import io.rondo.call.CallProviders;
import io.rondo.tx.Transactor;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the call page where LiveKit is switched on. */
@Configuration(proxyBeanMethods = false)
public class CallPageConfiguration {

    @Bean
    CallController callController(Transactor transactor, Features features, CallProviders providers) {
        Optional<CallDesk> desk = providers.remote().stream()
                .filter(LiveKitCalls.class::isInstance)
                .map(LiveKitCalls.class::cast)
                .findFirst()
                .map(liveKit -> new CallDesk(transactor, features.callPages(), liveKit));
        return new CallController(desk);
    }
}
