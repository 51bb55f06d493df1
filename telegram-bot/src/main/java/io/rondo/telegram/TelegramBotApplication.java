package io.rondo.telegram;

import io.rondo.adapters.CallAdapters;
import io.rondo.runtime.ServiceMain;
import io.rondo.runtime.ServiceProcess;
import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.EnvironmentException;
import java.util.List;
import java.util.Optional;

/** The Telegram bot as a process of its own; what that needs is said at {@link ServiceMain}. */
public final class TelegramBotApplication {

    private TelegramBotApplication() {}

    public static void main(String[] arguments) {
        ServiceMain.run(TelegramBotApplication.class, TelegramBotApplication::services);
    }

    /** @throws EnvironmentException when there is no token */
    static void services(Environment environment, ServiceProcess process) {
        TelegramSettings settings = TelegramSettings.from(environment)
                .orElseThrow(() -> new EnvironmentException(
                        List.of("TELEGRAM_TOKEN is missing: ask @BotFather for a token and set it")));
        process.with(TelegramConfiguration.class)
                .deciding(settings)
                .deciding(CallAdapters.bestFirst(
                        environment.discord().token().isPresent(), environment.calls(), Optional.empty()));
    }
}
