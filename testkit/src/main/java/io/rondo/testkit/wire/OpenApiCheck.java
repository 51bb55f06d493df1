package io.rondo.testkit.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Compares HTTP requests with a platform's OpenAPI description: the path, the query's names, and the body's schema.
 *
 * <p>Thread-safe. The description's paths are taken as they stand, without the server's prefix.
 */
public final class OpenApiCheck {
    private final JsonNode description;
    private final SchemaCheck schemas;
    private final List<PathTemplate> templates = new ArrayList<>();

    private record PathTemplate(String path, List<String> segments) {
        boolean matches(List<String> asked) {
            if (asked.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < asked.size(); i++) {
                if (!isVariable(segments.get(i)) && !segments.get(i).equals(asked.get(i))) {
                    return false;
                }
            }
            return true;
        }

        long variables() {
            return segments.stream().filter(PathTemplate::isVariable).count();
        }

        private static boolean isVariable(String segment) {
            return segment.startsWith("{");
        }
    }

    private OpenApiCheck(JsonNode description) {
        this.description = description;
        this.schemas = new SchemaCheck(description);
        description.path("paths").propertyNames().forEach(p -> templates.add(new PathTemplate(p, segments(p))));
        // A literal segment wins over a variable one: /messages/pins is no message.
        templates.sort(Comparator.comparingLong(PathTemplate::variables));
    }

    /** The check against this file, if it is found; see {@link DescriptionFile}. */
    public static Optional<OpenApiCheck> find(String file, String platform) {
        return DescriptionFile.find(file, platform).map(text -> new OpenApiCheck(Json.parse(text)));
    }

    /**
     * What is wrong with a request; empty when it is as described.
     *
     * @param method in any case, such as {@code POST}
     * @param path without query and prefix, such as {@code /channels/42/messages}
     * @param query the query's parameters
     * @param body the JSON body, also when it came as the JSON part of a form
     */
    public List<String> check(String method, String path, Map<String, String> query, Optional<JsonNode> body) {
        String what = method.toUpperCase(Locale.ROOT) + " " + path;
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty()) {
            return List.of(what + ": not in the description");
        }
        List<String> wrong = new ArrayList<>();
        query.keySet().stream()
                .filter(name -> !describesParameter(operation.get(), name))
                .forEach(name -> wrong.add(what + ": unknown query parameter " + name));
        JsonNode schema = bodySchema(operation.get());
        if (body.isPresent() && !schema.isMissingNode()) {
            schemas.check("body", body.get(), schema).forEach(w -> wrong.add(what + ": " + w));
        } else if (body.isEmpty()
                && operation.get().path("requestBody").path("required").asBoolean(false)) {
            wrong.add(what + ": a body is required");
        }
        return wrong;
    }

    /** Whether the description knows such a path and method. */
    public boolean knows(String method, String path) {
        return operation(method, path).isPresent();
    }

    private Optional<JsonNode> operation(String method, String path) {
        List<String> asked = segments(path);
        return templates.stream()
                .filter(t -> t.matches(asked))
                .map(t -> description.path("paths").path(t.path()).path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    private static boolean describesParameter(JsonNode operation, String name) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("name").asString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode bodySchema(JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content");
        JsonNode json = content.path("application/json");
        return (json.isMissingNode() ? content.path("multipart/form-data") : json).path("schema");
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/"));
    }
}
