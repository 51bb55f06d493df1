package io.rondo.testkit.discord.rest;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One request that the bot made, with what came of it.
 *
 * @param method such as {@code POST}
 * @param path without {@code /api/v10}, such as {@code /channels/42/messages}
 * @param body the JSON body
 * @param at when it arrived, on the fake's clock
 * @param status the HTTP status of the answer; 0 when the connection was dropped before handling
 * @param error Discord's code and message
 * @param answerLost whether it was handled and the connection then dropped
 */
public record RestRequest(
        String method,
        String path,
        Optional<JsonNode> body,
        Instant at,
        int status,
        Optional<String> error,
        boolean answerLost) {

    /** Whether the request had its effect, whatever the bot got to know of it. */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Whether method and path fit a pattern such as {@code POST /channels/*}{@code /messages}. */
    public boolean fits(String pattern) {
        return PathPattern.of(pattern).matches(method, path);
    }

    @Override
    public String toString() {
        return method + " " + path + " → " + status
                + error.map(e -> " (" + e + ")").orElse("");
    }
}
