package io.rondo.discord;

import io.rondo.runtime.settings.Environment;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * What an operator decides about the Discord bot.
 *
 * @param token as the developer portal gave it
 * @param apiUrl of Discord's REST API, with its version
 * @param gatewayUrl of Discord's gateway; empty for the one that the API names
 * @param compressed whether the gateway packs what it sends
 * @param shards of this process; empty for all, as many as Discord advises
 * @param deferAfter how long an answer may take before the person is told to wait, below Discord's 3 s
 * @param firstContacts how many direct chats are opened in a minute that were not open before, from 1
 */
public record DiscordSettings(
        String token,
        URI apiUrl,
        Optional<URI> gatewayUrl,
        boolean compressed,
        Optional<Shards> shards,
        Duration deferAfter,
        int firstContacts) {

    /** Where Discord's own API is. */
    public static final URI DISCORD_API = URI.create("https://discord.com/api/v10");

    private static final String TOKEN = "[A-Za-z0-9_-]+={0,2}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+";

    /** @throws IllegalArgumentException with a sentence for the operator */
    public DiscordSettings {
        if (!token.matches(TOKEN) || idIn(token).isEmpty()) {
            throw new IllegalArgumentException(
                    "DISCORD_TOKEN is no token: copy it from the developer portal again (Bot, Reset Token)");
        }
    }

    /**
     * As the environment says; empty without a token.
     *
     * @throws IllegalArgumentException with a sentence for the operator
     */
    public static Optional<DiscordSettings> from(Environment environment) {
        Environment.Discord discord = environment.discord();
        return discord.token()
                .map(token -> new DiscordSettings(
                        token.value(),
                        discord.apiUrl().orElse(DISCORD_API),
                        discord.gatewayUrl(),
                        discord.compression() == Environment.GatewayCompression.ZLIB,
                        discord.shards().flatMap(Shards::parse),
                        discord.deferAfter(),
                        discord.firstContacts()));
    }

    /** The bot's id, which is no secret. */
    public String botId() {
        return idIn(token).orElseThrow();
    }

    /** The bot's id, which a token begins with; empty for what is no token. */
    public static Optional<String> idIn(String token) {
        try {
            String id = new String(
                    Base64.getUrlDecoder().decode(token.split("\\.", 2)[0].replace("=", "")), StandardCharsets.UTF_8);
            return Optional.of(id).filter(text -> text.matches("\\d{1,20}"));
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Discord bot " + idIn(token).orElse("?")
                + shards.map(range -> ", shards " + range).orElse("");
    }
}
