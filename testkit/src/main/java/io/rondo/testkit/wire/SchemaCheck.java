package io.rondo.testkit.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The part of JSON Schema that platforms' descriptions use. Objects must not have fields that are not described,
 * although the standard would allow them: a misspelt field is what the check is for.
 */
final class SchemaCheck {
    private final JsonNode description;

    SchemaCheck(JsonNode description) {
        this.description = description;
    }

    /** What is wrong with a value, each with where it stands. */
    List<String> check(String where, JsonNode value, JsonNode schema) {
        JsonNode resolved = resolve(schema);
        Optional<List<JsonNode>> alternatives = alternatives(resolved);
        List<String> wrong = new ArrayList<>();
        wrong.addAll(constants(where, value, resolved));
        if (alternatives.isPresent()) {
            wrong.addAll(best(where, value, alternatives.get()));
        }
        if (!typeFits(value, resolved)) {
            wrong.add(where + ": " + resolved.path("type") + " expected, got " + shorten(value));
            return wrong;
        }
        if (value.isString()) {
            wrong.addAll(text(where, value.asString(), resolved));
        } else if (value.isNumber()) {
            wrong.addAll(number(where, value, resolved));
        } else if (value.isArray()) {
            wrong.addAll(array(where, value, resolved));
        } else if (value.isObject() && alternatives.isEmpty()) {
            wrong.addAll(object(where, value, resolved));
        }
        return wrong;
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref")) {
            at = description.at(at.path("$ref").asString().substring(1));
        }
        return at;
    }

    private static Optional<List<JsonNode>> alternatives(JsonNode schema) {
        JsonNode found = schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf");
        return found.isArray() ? Optional.of(found.valueStream().toList()) : Optional.empty();
    }

    /** Complaints by the alternative that fits best; an object that says its type is compared with that one only. */
    private List<String> best(String where, JsonNode value, List<JsonNode> alternatives) {
        List<JsonNode> candidates =
                alternatives.stream().filter(a -> sameType(value, resolve(a))).toList();
        return (candidates.isEmpty() ? alternatives : candidates)
                .stream()
                        .map(a -> check(where, value, a))
                        .min(Comparator.comparingInt(List::size))
                        .orElse(List.of());
    }

    private boolean sameType(JsonNode value, JsonNode alternative) {
        JsonNode type = value.path("type");
        JsonNode described = resolve(alternative.path("properties").path("type"));
        return type.isValueNode()
                && described.path("enum").isArray()
                && constants("", type, described).isEmpty();
    }

    private static List<String> constants(String where, JsonNode value, JsonNode schema) {
        JsonNode allowed = schema.path("enum");
        if (allowed.isArray() && allowed.valueStream().noneMatch(value::equals)) {
            return List.of(where + ": one of " + allowed + " expected, got " + shorten(value));
        }
        JsonNode constant = schema.path("const");
        return constant.isMissingNode() || constant.equals(value)
                ? List.of()
                : List.of(where + ": " + constant + " expected, got " + shorten(value));
    }

    private static boolean typeFits(JsonNode value, JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.valueStream().anyMatch(t -> isA(value, t.asString()));
        }
        return type.isMissingNode() || isA(value, type.asString());
    }

    private static boolean isA(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private static List<String> text(String where, String value, JsonNode schema) {
        List<String> wrong = new ArrayList<>();
        int length = value.codePointCount(0, value.length());
        if (length > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            wrong.add(where + ": " + length + " characters, at most " + schema.path("maxLength") + " are allowed");
        }
        if (length < schema.path("minLength").asInt(0)) {
            wrong.add(where + ": " + length + " characters, at least " + schema.path("minLength") + " are needed");
        }
        JsonNode pattern = schema.path("pattern");
        if (pattern.isString() && !value.matches(pattern.asString())) {
            wrong.add(where + ": does not match " + pattern.asString());
        }
        return wrong;
    }

    private static List<String> number(String where, JsonNode value, JsonNode schema) {
        List<String> wrong = new ArrayList<>();
        JsonNode least = schema.path("minimum");
        JsonNode most = schema.path("maximum");
        if (least.isNumber() && value.decimalValue().compareTo(least.decimalValue()) < 0) {
            wrong.add(where + ": at least " + least + " expected, got " + value);
        }
        if (most.isNumber() && value.decimalValue().compareTo(most.decimalValue()) > 0) {
            wrong.add(where + ": at most " + most + " expected, got " + value);
        }
        return wrong;
    }

    private List<String> array(String where, JsonNode value, JsonNode schema) {
        List<String> wrong = new ArrayList<>();
        if (value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            wrong.add(where + ": " + value.size() + " items, at most " + schema.path("maxItems") + " are allowed");
        }
        if (value.size() < schema.path("minItems").asInt(0)) {
            wrong.add(where + ": " + value.size() + " items, at least " + schema.path("minItems") + " are needed");
        }
        if (schema.path("uniqueItems").asBoolean(false)
                && value.valueStream().distinct().count() < value.size()) {
            wrong.add(where + ": the same item twice");
        }
        if (schema.has("items")) {
            int i = 0;
            for (JsonNode item : value) {
                wrong.addAll(check(where + "[" + i++ + "]", item, schema.path("items")));
            }
        }
        return wrong;
    }

    private List<String> object(String where, JsonNode value, JsonNode schema) {
        if (schema.has("allOf")) {
            return schema.path("allOf")
                    .valueStream()
                    .flatMap(part -> check(where, value, part).stream())
                    .toList();
        }
        List<String> wrong = new ArrayList<>();
        JsonNode properties = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        if (value.size() > schema.path("maxProperties").asInt(Integer.MAX_VALUE)) {
            wrong.add(where + ": at most " + schema.path("maxProperties") + " fields are allowed");
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String at = where + "." + field.getKey();
            if (properties.has(field.getKey())) {
                wrong.addAll(check(at, field.getValue(), properties.path(field.getKey())));
            } else if (others.isObject()) {
                wrong.addAll(check(at, field.getValue(), others));
            } else if (!properties.isEmpty()) {
                wrong.add(at + ": there is no such field");
            }
        }
        Set<String> missing = new HashSet<>();
        schema.path("required").forEach(r -> missing.add(r.asString()));
        missing.removeAll(value.propertyNames());
        missing.stream().sorted().forEach(m -> wrong.add(where + "." + m + ": is required"));
        return wrong;
    }

    private static String shorten(JsonNode value) {
        String text = value.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
