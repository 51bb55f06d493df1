package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** A bot that speaks plain HTTP, so that the fake is tested without any library's opinion. */
final class RawBot {
    private final FakeBotApi api;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    RawBot(FakeBotApi api) {
        this.api = api;
    }

    HttpResponse<String> post(String path, String contentType, String body) {
        try {
            return http.send(request(path, contentType, body), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String path, String contentType, String body) {
        return HttpRequest.newBuilder(URI.create(api.url() + path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Calls a method with JSON, in which single quotes stand for double ones. */
    JsonNode call(String method, String json) {
        return Json.parse(post("/bot" + api.token() + "/" + method, "application/json", json.replace('\'', '"'))
                .body());
    }

    CompletableFuture<JsonNode> callAsync(String method, String json) {
        return http.sendAsync(
                        request("/bot" + api.token() + "/" + method, "application/json", json.replace('\'', '"')),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(r -> Json.parse(r.body()));
    }

    JsonNode send(FakeChat chat, String text) {
        return call("sendMessage", "{'chat_id':" + chat.id() + ",'text':'" + text + "'}");
    }

    JsonNode updates(long offset) {
        return call("getUpdates", "{'offset':" + offset + ",'timeout':0}").get("result");
    }

    static String error(JsonNode answer) {
        return answer.path("error_code").asInt() + " "
                + answer.path("description").asString();
    }
}
