package io.rondo.discord.api;

import io.rondo.tx.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks Discord's REST API single questions, before there is a session or without one. Safe to use from several threads. */
public final class DiscordRest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String USER_AGENT = "DiscordBot (https://github.com, 1)";

    private final String api;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param api with its version */
    public DiscordRest(URI api, String token) {
        this.api = api.toString().replaceFirst("/+$", "");
        this.token = token;
    }

    /** What Discord said. */
    public sealed interface Said {

        record Well(JsonNode body) implements Said {}

        /** @param status HTTP's, such as 401 for a token that is not accepted */
        record Refused(int status) implements Said {}

        record Nothing(String why) implements Said {}
    }

    /** The bot as a user. */
    public Said me() {
        return get("/users/@me");
    }

    /** The bot's application: its flags tell which privileged intents are switched on. */
    public Said application() {
        return get("/applications/@me");
    }

    /** Where the gateway is, and how many shards Discord advises. */
    public Said gateway() {
        return get("/gateway/bot");
    }

    /** The servers that the bot is in, at most 200, with what it may do there. */
    public Said guilds() {
        return get("/users/@me/guilds");
    }

    private Said get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bot " + token)
                .header("User-Agent", USER_AGENT)
                .GET()
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? new Said.Well(Json.parse(response.body()))
                    : new Said.Refused(response.statusCode());
        } catch (IOException | JacksonException away) {
            return new Said.Nothing(away.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Said.Nothing("interrupted");
        }
    }
}
