package io.rondo.testkit.discord.rest;

import com.sun.net.httpserver.HttpExchange;
import io.rondo.testkit.wire.Json;
import io.rondo.testkit.wire.MultipartForm;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads query, JSON and files of a request. */
final class RequestReader {
    private static final String JSON_PART = "payload_json";

    private RequestReader() {}

    static RestCall read(HttpExchange exchange, String path, Map<String, String> variables, byte[] body) {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        Map<String, RestFile> files = new LinkedHashMap<>();
        Optional<JsonNode> json = Optional.empty();
        if (type.startsWith("multipart/form-data")) {
            for (MultipartForm.Part part : MultipartForm.parse(type, body)) {
                if (part.fileName().isPresent()) {
                    files.put(part.name(), new RestFile(part.fileName().get(), part.content()));
                } else if (part.name().equals(JSON_PART)) {
                    json = Optional.of(Json.parse(part.text()));
                }
            }
        } else if (body.length > 0) {
            json = Optional.of(Json.MAPPER.readTree(body));
        }
        return new RestCall(
                exchange.getRequestMethod(),
                path,
                variables,
                query(exchange.getRequestURI().getRawQuery()),
                json,
                files);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> values = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int eq = pair.indexOf('=');
                values.put(
                        URLDecoder.decode(eq < 0 ? pair : pair.substring(0, eq), StandardCharsets.UTF_8),
                        eq < 0 ? "" : URLDecoder.decode(pair.substring(eq + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
