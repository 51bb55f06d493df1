package io.rondo.standalone;

import io.rondo.adapters.CallAdapters;
import io.rondo.call.CallProviders;
import io.rondo.event.EventLimits;
import io.rondo.playground.PlaygroundConfiguration;
import io.rondo.runtime.CoreSettings;
import io.rondo.runtime.RuntimeSettings;
import io.rondo.secret.MasterKey;
import io.rondo.telegram.TelegramConfiguration;
import io.rondo.telegram.TelegramSettings;
import io.rondo.telegram.api.PollingSession;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts every service of Rondo in this JVM, with the bots whose tokens are set, or the playground. */
public final class Standalone {

    private static final String UNKNOWN_VERSION = "dev";

    private Standalone() {}

    /**
     * Returns when everything is ready and has said where to go.
     *
     * @throws RuntimeException what kept a part from starting; nothing is left running then
     */
    public static ApplicationStarter.Application start(Settings settings, PrintStream out) {
        Environment environment = settings.environment();
        RuntimeSettings runtime = runtimeSettings(settings);
        CoreSettings core =
                new CoreSettings(MasterKey.parse(settings.secretKey().value()), EventLimits.DEFAULT, version());
        CallProviders calls = CallAdapters.bestFirst(
                environment.jitsiUrl(),
                environment.playground() ? Optional.of(environment.publicUrl()) : Optional.empty());
        ConfigurableApplicationContext context = new SpringApplicationBuilder(configurations(environment))
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of("server.port", environment.port(), "server.address", environment.bind()))
                .initializers(empty -> {
                    empty.getBeanFactory().registerSingleton("runtimeSettings", runtime);
                    empty.getBeanFactory().registerSingleton("coreSettings", core);
                    empty.getBeanFactory().registerSingleton("callProviders", calls);
                    telegram(environment)
                            .ifPresent(
                                    telegram -> empty.getBeanFactory().registerSingleton("telegramSettings", telegram));
                })
                .run();
        sayWhereToGo(environment, out);
        return context::close;
    }

    private static Class<?>[] configurations(Environment environment) {
        List<Class<?>> configurations = new ArrayList<>();
        configurations.add(StandaloneConfiguration.class);
        if (environment.playground()) {
            configurations.add(PlaygroundConfiguration.class);
        }
        if (environment.telegram().token().isPresent()) {
            configurations.add(TelegramConfiguration.class);
        }
        return configurations.toArray(Class<?>[]::new);
    }

    private static Optional<TelegramSettings> telegram(Environment environment) {
        Environment.Telegram telegram = environment.telegram();
        return telegram.token()
                .map(token -> new TelegramSettings(
                        token.value(),
                        telegram.apiUrl().toString(),
                        telegram.webhook() == Environment.Telegram.Webhook.ON,
                        environment.publicUrl(),
                        PollingSession.Settings.USUAL));
    }

    private static RuntimeSettings runtimeSettings(Settings settings) {
        RuntimeSettings.Database database = RuntimeSettings.Database.at(
                settings.database().jdbcUrl(),
                settings.database().user(),
                settings.database().password());
        return RuntimeSettings.of(database, settings.environment().mode().name().toLowerCase(Locale.ROOT));
    }

    private static String version() {
        return Optional.ofNullable(Standalone.class.getPackage().getImplementationVersion())
                .orElse(UNKNOWN_VERSION);
    }

    private static void sayWhereToGo(Environment environment, PrintStream out) {
        out.println("Rondo is ready.");
        if (environment.playground()) {
            out.println("  Playground:  " + environment.publicUrl() + "/playground");
        }
        environment.telegram().token().ifPresent(token -> out.println("  Telegram:    the bot is listening"));
        out.println("  Health:      " + environment.publicUrl() + "/actuator/health");
        out.println("  Stop it with Ctrl-C. `./rondo help` lists what else there is.");
        out.flush();
    }
}
