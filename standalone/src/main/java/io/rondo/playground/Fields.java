package io.rondo.playground;

import io.rondo.tx.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A JSON object that came in, read field by field with clear complaints. Immutable. */
final class Fields {

    private static final int LONGEST_TEXT = 20_000;

    private final JsonNode object;
    private final String path;

    private Fields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** @throws ApiError when the body is not a JSON object */
    static Fields of(String body) {
        JsonNode node;
        try {
            node = Json.parse(body);
        } catch (JacksonException e) {
            throw ApiError.bad("malformed JSON: " + e.getOriginalMessage());
        }
        if (!node.isObject()) {
            throw ApiError.bad("malformed JSON: an object is expected");
        }
        return new Fields(node, "");
    }

    /** @throws ApiError when it is missing, empty or not a text */
    String required(String name) {
        return optional(name).orElseThrow(() -> ApiError.bad("missing field: " + path + name));
    }

    /** Empty where it is absent, null or blank. */
    Optional<String> optional(String name) {
        return present(name).map(value -> textOf(name, value)).filter(text -> !text.isBlank());
    }

    Optional<Fields> object(String name) {
        return present(name).map(value -> {
            if (!value.isObject()) {
                throw ApiError.bad(path + name + " must be an object");
            }
            return new Fields(value, path + name + ".");
        });
    }

    /** A list of texts; one text alone counts as a list of one; empty where it is absent. */
    List<String> texts(String name) {
        Optional<JsonNode> value = present(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isArray()) {
            return List.of(textOf(name, value.get()));
        }
        List<String> texts = new ArrayList<>();
        value.get().forEach(one -> texts.add(textOf(name, one)));
        return texts;
    }

    /** @throws ApiError when it is there and not a whole number from {@code least} to {@code most} */
    Optional<Integer> number(String name, int least, int most) {
        return present(name).map(value -> {
            Optional<Integer> number = wholeNumber(value).filter(n -> n >= least && n <= most);
            return number.orElseThrow(
                    () -> ApiError.bad(path + name + " must be a whole number from " + least + " to " + most));
        });
    }

    /** All fields as texts: numbers, true and false as they are written; absent values left out. */
    Map<String, String> asTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                continue;
            }
            texts.put(
                    field.getKey(),
                    value.isValueNode() && !value.isString() ? value.asString() : textOf(field.getKey(), value));
        }
        return texts;
    }

    private Optional<JsonNode> present(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private static Optional<Integer> wholeNumber(JsonNode value) {
        try {
            return value.isIntegralNumber() || value.isString()
                    ? Optional.of(Integer.valueOf(value.asString()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private String textOf(String name, JsonNode value) {
        if (!value.isString()) {
            throw ApiError.bad(path + name + " must be a text");
        }
        String text = value.asString();
        if (text.length() > LONGEST_TEXT) {
            throw ApiError.bad(path + name + " is too long: at most " + LONGEST_TEXT + " characters");
        }
        // PostgreSQL keeps neither.
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw ApiError.bad(path + name + " has characters that no text may have");
        }
        return text;
    }
}
