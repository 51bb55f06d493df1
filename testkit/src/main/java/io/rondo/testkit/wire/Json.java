package io.rondo.testkit.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The few JSON helpers that the fakes share. Thread-safe. */
public final class Json {
    /** Reads and writes as Jackson does by default. */
    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** A new empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A new empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Parses any JSON; a {@link tools.jackson.core.JacksonException} when it is none. */
    public static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    /** Whether there is a value that is not null. */
    public static boolean present(@Nullable JsonNode node) {
        return node != null && !node.isNull() && !node.isMissingNode();
    }
}
