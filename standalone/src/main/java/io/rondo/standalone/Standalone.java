package io.rondo.standalone;

import io.rondo.adapters.CallAdapters;
import io.rondo.datemaker.DatemakerConfiguration;
import io.rondo.discord.DiscordConfiguration;
import io.rondo.discord.DiscordSettings;
import io.rondo.playground.PlaygroundConfiguration;
import io.rondo.questmaster.QuestmasterConfiguration;
import io.rondo.runtime.ServiceProcess;
import io.rondo.runtime.settings.DatabaseAddress;
import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.Secret;
import io.rondo.standalone.postgres.RunningDatabase;
import io.rondo.telegram.TelegramConfiguration;
import io.rondo.telegram.TelegramSettings;
import java.io.PrintStream;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts every service of Rondo in this JVM, with the bots whose tokens are set, or the playground. */
public final class Standalone {

    private Standalone() {}

    /**
     * Returns when everything is ready and has said where to go.
     *
     * @throws RuntimeException what kept a part from starting; nothing is left running then
     */
    public static ApplicationStarter.Application start(Settings settings, PrintStream out) {
        Environment environment = settings.environment();
        ServiceProcess process = new ServiceProcess(
                        environment, address(settings.database()), settings.secretKey(), Standalone.class)
                .with(DatemakerConfiguration.class)
                .with(QuestmasterConfiguration.class)
                .deciding(CallAdapters.bestFirst(
                        environment.discord().token().isPresent(),
                        environment.calls(),
                        environment.playground() ? Optional.of(environment.publicUrl()) : Optional.empty()));
        if (environment.playground()) {
            process.with(PlaygroundConfiguration.class);
        }
        DiscordSettings.from(environment)
                .ifPresent(discord -> process.with(DiscordConfiguration.class).deciding(discord));
        TelegramSettings.from(environment)
                .ifPresent(telegram -> process.with(TelegramConfiguration.class).deciding(telegram));
        ConfigurableApplicationContext context = process.start();
        sayWhereToGo(environment, out);
        return context::close;
    }

    private static DatabaseAddress address(RunningDatabase database) {
        return new DatabaseAddress(database.jdbcUrl(), database.user(), new Secret(database.password()));
    }

    private static void sayWhereToGo(Environment environment, PrintStream out) {
        out.println("Rondo is ready.");
        if (environment.playground()) {
            out.println("  Playground:  " + environment.publicUrl() + "/playground");
        }
        environment.discord().token().ifPresent(token -> out.println("  Discord:     the bot is logging in"));
        environment.telegram().token().ifPresent(token -> out.println("  Telegram:    the bot is listening"));
        out.println("  Health:      " + environment.publicUrl() + "/actuator/health");
        out.println("  Stop it with Ctrl-C. `./rondo help` lists what else there is.");
        out.flush();
    }
}
