package io.rondo.playground;

import io.rondo.tx.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What goes back over HTTP.
 *
 * @param fileName set for what the browser should save under that name
 */
record HttpAnswer(int status, String contentType, byte[] body, Optional<String> fileName) {

    private static final String JSON = "application/json";

    static HttpAnswer json(Object body) {
        return json(200, body);
    }

    static HttpAnswer json(int status, Object body) {
        return new HttpAnswer(status, JSON, Json.write(body).getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    static HttpAnswer error(int status, String message) {
        return json(status, Json.mapper().createObjectNode().put("error", message));
    }

    static HttpAnswer page(String contentType, byte[] body) {
        return new HttpAnswer(200, contentType, body, Optional.empty());
    }

    static HttpAnswer file(String contentType, byte[] body, String fileName) {
        return new HttpAnswer(200, contentType, body, Optional.of(fileName));
    }
}
