package io.rondo.discord;

import io.rondo.adapters.CallAdapters;
import io.rondo.runtime.ServiceMain;
import io.rondo.runtime.ServiceProcess;
import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.EnvironmentException;
import java.util.List;
import java.util.Optional;

/** The Discord bot as a process of its own; what that needs is said at {@link ServiceMain}. */
public final class DiscordBotApplication {

    private DiscordBotApplication() {}

    public static void main(String[] arguments) {
        ServiceMain.run(DiscordBotApplication.class, DiscordBotApplication::services);
    }

    /** @throws EnvironmentException when there is no token */
    static void services(Environment environment, ServiceProcess process) {
        DiscordSettings settings = DiscordSettings.from(environment)
                .orElseThrow(
                        () -> new EnvironmentException(
                                List.of(
                                        "DISCORD_TOKEN is missing: make an application in the developer portal, and set the token of its bot")));
        process.with(DiscordConfiguration.class)
                .deciding(settings)
                .deciding(CallAdapters.bestFirst(
                        environment.discord().token().isPresent(), environment.calls(), Optional.empty()));
    }
}
