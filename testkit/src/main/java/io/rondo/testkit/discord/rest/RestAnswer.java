package io.rondo.testkit.discord.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What is answered to a request.
 *
 * @param body absent for 204
 * @param error Discord's code and message, for the record
 */
public record RestAnswer(int status, Optional<String> body, Map<String, String> headers, Optional<String> error) {

    /** 200 with this JSON. */
    public static RestAnswer ok(JsonNode body) {
        return new RestAnswer(200, Optional.of(body.toString()), Map.of(), Optional.empty());
    }

    /** 204 without a body. */
    public static RestAnswer nothing() {
        return new RestAnswer(204, Optional.empty(), Map.of(), Optional.empty());
    }

    /** 201 with this JSON. */
    public static RestAnswer created(JsonNode body) {
        return new RestAnswer(201, Optional.of(body.toString()), Map.of(), Optional.empty());
    }

    static RestAnswer refusal(RestError error) {
        return new RestAnswer(
                error.status(),
                Optional.of(error.body().toString()),
                Map.of(),
                Optional.of(error.code() + " " + error.getMessage()));
    }

    RestAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new RestAnswer(status, body, all, error);
    }
}
