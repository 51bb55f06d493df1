package io.rondo.testkit.discord.rest;

import io.rondo.testkit.wire.Json;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that found its route.
 *
 * @param path such as {@code /channels/42/messages}
 * @param variables the path's variables by their names in the route
 */
public record RestCall(
        String method,
        String path,
        Map<String, String> variables,
        Map<String, String> query,
        Optional<JsonNode> body,
        Map<String, RestFile> files) {

    /** A variable of the path as a snowflake; refused as Discord does when it is none. */
    public long id(String variable) {
        String text = text(variable);
        if (!text.matches("\\d{1,19}")) {
            throw new RestError(400, 50035, "Value \"" + text + "\" is not snowflake.");
        }
        return Long.parseLong(text);
    }

    /** A variable of the path. */
    public String text(String variable) {
        String value = variables.get(variable);
        if (value == null) {
            throw new IllegalArgumentException("no {" + variable + "} in " + path);
        }
        return value;
    }

    /** The body as an object; empty when there is none. */
    public ObjectNode object() {
        return body.filter(JsonNode::isObject).map(ObjectNode.class::cast).orElseGet(Json::object);
    }

    /** A number in the query, or the default. */
    public int number(String name, int otherwise) {
        String value = query.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
