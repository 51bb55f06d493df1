package io.rondo.telegram;

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

/** Wires the Telegram bot. An application that imports it gives it a {@link TelegramSettings}. */
@Configuration(proxyBeanMethods = false)
public class TelegramConfiguration {

    /** Closed by Spring after all parts, so after the last send. */
    @Bean(destroyMethod = "close")
    TelegramBot telegramBot(
            TelegramSettings settings,
            Features features,
            Transactor transactor,
            CoreSettings core,
            Unpooled unpooled,
            InstantSource clock) {
        return new TelegramBot(settings, features, transactor, core.key(), unpooled.connections(), clock);
    }

    @Bean
    Part telegramIntake(TelegramBot bot) {
        return Part.of(Phases.INTAKE, bot.intake()::start, bot.intake()::close);
    }

    @Bean
    Part telegramPins(TelegramBot bot) {
        return Part.of(Phases.CARRIERS, bot.pins()::start, bot.pins()::close);
    }

    @Bean
    SenderPlan telegramSender(TelegramBot bot) {
        return bot.senderPlan();
    }

    @Bean
    Consumption telegramConsumption(TelegramBot bot, Features features) {
        return new Consumption(Set.of(Queue.bot(bot.platform().key())), features.subscriptions());
    }

    @Bean
    Webhook telegramWebhook(TelegramBot bot) {
        return bot.webhook();
    }

    @Bean
    HealthIndicator telegramHealthIndicator(TelegramBot bot) {
        return () -> {
            boolean well = bot.intake().isAlive() && bot.intake().problem().isEmpty();
            Health.Builder health = (well ? Health.up() : Health.down())
                    .withDetail("takesUpdates", bot.intake().isOnDuty());
            bot.intake().problem().ifPresent(problem -> health.withDetail("problem", problem));
            return health.build();
        };
    }
}
