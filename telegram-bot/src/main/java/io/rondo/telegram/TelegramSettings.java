package io.rondo.telegram;

import io.rondo.runtime.settings.Environment;
import io.rondo.telegram.api.PollingSession;
import java.net.URI;
import java.util.Optional;

/**
 * What an operator decides about the Telegram bot.
 *
 * @param token as @BotFather gave it: the bot's id, a colon, a secret
 * @param apiUrl of the Bot API server; blank for Telegram's own
 * @param webhook whether updates are pushed to us; else we ask for them
 * @param publicUrl where we can be reached from outside, which webhooks need
 * @param polling how to ask for updates
 */
public record TelegramSettings(
        String token, String apiUrl, boolean webhook, URI publicUrl, PollingSession.Settings polling) {

    private static final String TOKEN = "\\d{1,20}:[A-Za-z0-9_-]{3,100}";

    /** @throws IllegalArgumentException with a sentence for the operator */
    public TelegramSettings {
        if (!token.matches(TOKEN)) {
            throw new IllegalArgumentException("TELEGRAM_TOKEN is no token: copy it from @BotFather again");
        }
    }

    /** With long polling as it suits a bot in production. */
    public static TelegramSettings polling(String token, String apiUrl, URI publicUrl) {
        return new TelegramSettings(token, apiUrl, false, publicUrl, PollingSession.Settings.USUAL);
    }

    /** As the environment says; empty without a token. */
    public static Optional<TelegramSettings> from(Environment environment) {
        Environment.Telegram telegram = environment.telegram();
        return telegram.token()
                .map(token -> new TelegramSettings(
                        token.value(),
                        telegram.apiUrl().toString(),
                        telegram.webhook() == Environment.Telegram.Webhook.ON,
                        environment.publicUrl(),
                        PollingSession.Settings.USUAL));
    }

    /** Where Telegram pushes updates to. */
    public static final String WEBHOOK_PATH = "/telegram/webhook";

    /** The bot's id, which is no secret. */
    public String botId() {
        return token.substring(0, token.indexOf(':'));
    }

    String webhookUrl() {
        return publicUrl.toString().replaceAll("/+$", "") + WEBHOOK_PATH;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Telegram bot " + botId() + (webhook ? " by webhook" : " by long polling");
    }
}
