package io.rondo.playground;

import io.rondo.Features;
import io.rondo.chat.Platform;
import io.rondo.runtime.Consumption;
import io.rondo.runtime.Part;
import io.rondo.runtime.Phases;
import io.rondo.runtime.SenderPlan;
import io.rondo.runtime.delivery.SenderSettings;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The playground as a platform of this process: its queue, its sender, its page and API behind the guard. */
@Configuration(proxyBeanMethods = false)
public class PlaygroundConfiguration {

    /** Chats that are sent to at once: every send is a local transaction that recognises repeats. */
    private static final int PARALLEL_CHATS = 4;

    @Bean(destroyMethod = "")
    Playground playground(Transactor transactor, Features features, InstantSource clock) {
        return Playground.of(transactor, features, clock);
    }

    @Bean
    PlaygroundController playgroundController(Playground playground) {
        return playground.controller();
    }

    @Bean
    FilterRegistrationBean<PlaygroundGuard> playgroundGuard() {
        FilterRegistrationBean<PlaygroundGuard> guard = new FilterRegistrationBean<>(new PlaygroundGuard());
        guard.setUrlPatterns(PlaygroundGuard.PATHS);
        return guard;
    }

    @Bean
    Consumption playgroundConsumption(Features features) {
        return new Consumption(Set.of(Queue.bot(Platform.PLAYGROUND.key())), features.subscriptions());
    }

    @Bean
    SenderPlan playgroundSender(Playground playground) {
        return new SenderPlan(playground.transport(), "playground", SenderSettings.manyAtOnce(PARALLEL_CHATS));
    }

    @Bean
    Part playgroundPart(Playground playground) {
        return Part.of(Phases.INTAKE, playground::start, playground::close);
    }
}
