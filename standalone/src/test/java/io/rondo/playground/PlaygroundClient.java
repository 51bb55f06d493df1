package io.rondo.playground;

import io.rondo.tx.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Speaks the playground's HTTP API, as a script would. */
public abstract class PlaygroundClient {

    private final HttpClient http = HttpClient.newHttpClient();

    /** Where the playground listens. */
    protected abstract int port();

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** The JSON of a call that is expected to succeed. */
    public JsonNode post(String path, Object body) {
        HttpResponse<String> response = send(path, Json.write(body));
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return Json.parse(response.body());
    }

    public HttpResponse<String> send(String path, String body) {
        return send(HttpRequest.newBuilder(address("/playground/api/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public void person(String name) {
        post("people", Map.of("name", name));
    }

    public JsonNode say(String as, String text, String chat) {
        return post("say", Map.of("as", as, "text", text, "chat", chat)).get("messages");
    }

    public JsonNode say(String as, String text) {
        return post("say", Map.of("as", as, "text", text)).get("messages");
    }

    public JsonNode press(String as, JsonNode message, String label) {
        return post("press", pressing(as, message, label)).get("messages");
    }

    static Map<String, String> pressing(String as, JsonNode message, String label) {
        for (JsonNode button : message.get("buttons")) {
            if (button.get("label").asString().equals(label)) {
                return new TreeMap<>(Map.of(
                        "as",
                        as,
                        "message",
                        message.get("id").asString(),
                        "button",
                        button.get("id").asString()));
            }
        }
        throw new AssertionError("No button " + label + " on " + message);
    }

    public JsonNode messages(String as, long after) {
        String query = "?as=" + URLEncoder.encode(as, StandardCharsets.UTF_8) + "&after=" + after;
        return Json.parse(get("/playground/api/messages" + query).body());
    }
}
