package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import io.rondo.testkit.wire.MultipartForm;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the parameters of a call from JSON, an HTML form, a multipart form or the query string. */
final class RequestParser {

    private RequestParser() {}

    /** @param fromForm whether values came as text, so that numbers and nested objects are still strings */
    record Parsed(ObjectNode params, Map<String, FakeFile> files, boolean fromForm) {}

    static Parsed parse(@Nullable String contentType, @Nullable String query, byte[] body) {
        ObjectNode params = Json.object();
        Map<String, FakeFile> files = new LinkedHashMap<>();
        if (query != null) {
            form(query, params);
        }
        String type = contentType == null ? "" : contentType;
        boolean fromForm = !params.isEmpty();
        if (type.startsWith("application/json")) {
            json(body, params);
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            form(new String(body, StandardCharsets.UTF_8), params);
            fromForm = true;
        } else if (type.startsWith("multipart/form-data")) {
            multipart(type, body, params, files);
            fromForm = true;
        }
        return new Parsed(params, files, fromForm);
    }

    private static void json(byte[] body, ObjectNode into) {
        if (body.length == 0) {
            return;
        }
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw ApiError.badRequest("can't parse JSON object");
        }
        if (!(root instanceof ObjectNode object)) {
            throw ApiError.badRequest("object expected");
        }
        into.setAll(object);
    }

    private static void form(String text, ObjectNode into) {
        for (String pair : text.split("&")) {
            int eq = pair.indexOf('=');
            if (eq > 0) {
                into.put(
                        URLDecoder.decode(pair.substring(0, eq), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(eq + 1), StandardCharsets.UTF_8));
            }
        }
    }

    private static void multipart(String type, byte[] body, ObjectNode into, Map<String, FakeFile> files) {
        List<MultipartForm.Part> parts;
        try {
            parts = MultipartForm.parse(type, body);
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest("multipart boundary is missing");
        }
        for (MultipartForm.Part part : parts) {
            part.fileName()
                    .ifPresentOrElse(
                            name -> files.put(part.name(), new FakeFile("", name, part.content())),
                            () -> into.put(part.name(), part.text()));
        }
    }
}
