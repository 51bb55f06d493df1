package io.rondo.discord;

import io.rondo.Features;
import io.rondo.runtime.Consumption;
import io.rondo.runtime.CoreSettings;
import io.rondo.runtime.Part;
import io.rondo.runtime.Phases;
import io.rondo.runtime.SenderPlan;
import io.rondo.runtime.Unpooled;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the Discord bot. An application that imports it gives it a {@link DiscordSettings}. */
@Configuration(proxyBeanMethods = false)
public class DiscordConfiguration {

    /** Closed by Spring after all parts, so after the last send. */
    @Bean(destroyMethod = "close")
    DiscordBot discordBot(
            DiscordSettings settings,
            Features features,
            Transactor transactor,
            CoreSettings core,
            Unpooled unpooled,
            InstantSource clock) {
        return new DiscordBot(settings, features, transactor, core.key(), unpooled.connections(), clock);
    }

    @Bean
    Part discordGateway(DiscordBot bot) {
        return Part.of(Phases.INTAKE, bot.gateway()::start, bot.gateway()::close);
    }

    @Bean
    SenderPlan discordSender(DiscordBot bot) {
        return bot.senderPlan();
    }

    @Bean
    Part discordVoice(DiscordBot bot) {
        return Part.of(Phases.CARRIERS, bot.rooms()::start, bot.rooms()::close);
    }

    @Bean
    Part discordRoles(DiscordBot bot) {
        return Part.of(Phases.CARRIERS, bot.roles()::start, bot.roles()::close);
    }

    @Bean
    Part discordEvents(DiscordBot bot) {
        return Part.of(Phases.CARRIERS, bot.events()::start, bot.events()::close);
    }

    @Bean
    Consumption discordConsumption(DiscordBot bot, Features features) {
        return new Consumption(Set.of(Queue.bot(bot.platform().key())), features.subscriptions());
    }

    @Bean
    HealthIndicator discordHealthIndicator(DiscordBot bot) {
        return () -> {
            boolean well = bot.gateway().isAlive() && bot.gateway().problem().isEmpty();
            Health.Builder health = (well ? Health.up() : Health.down())
                    .withDetail("loggedIn", bot.gateway().session().isPresent());
            bot.gateway().problem().ifPresent(problem -> health.withDetail("problem", problem));
            bot.sendingProblem().ifPresent(problem -> health.withDetail("sending", problem));
            return health.build();
        };
    }
}
