package io.rondo.testkit.discord;

import io.rondo.testkit.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A registered command on its way to the bot, with the checks of Discord's client.
 *
 * @param path the subcommand group and the subcommand, as far as there are any
 * @param options the options that the innermost of them takes
 */
record CommandCall(ObjectNode command, List<JsonNode> path, JsonNode options, DiscordChannel where) {
    private static final int SUBCOMMAND_GROUP = 2;
    private static final int STRING = 3;
    private static final int INTEGER = 4;
    private static final int BOOLEAN = 5;
    private static final int NUMBER = 10;

    static CommandCall of(ObjectNode command, String[] words, DiscordChannel where) {
        JsonNode at = command;
        List<JsonNode> path = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            at = at.path("options")
                    .valueStream()
                    .filter(o -> o.path("type").asInt() <= SUBCOMMAND_GROUP
                            && o.path("name").asString().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("/" + String.join(" ", words) + " is not registered"));
            path.add(at);
        }
        JsonNode options = at.path("options");
        boolean incomplete = options.valueStream().anyMatch(o -> o.path("type").asInt() <= SUBCOMMAND_GROUP);
        if (incomplete) {
            throw new AssertionError("/" + String.join(" ", words) + " has subcommands and cannot be called itself");
        }
        return new CommandCall(command, path, options, where);
    }

    /** The interaction's data; an {@link AssertionError} for what Discord's client would not send. */
    ObjectNode data(Map<String, ?> values, Optional<String> focused) {
        Resolved resolved = new Resolved(where);
        ArrayNode given = Json.array();
        for (String name : values.keySet()) {
            if (options.valueStream().noneMatch(o -> isCalled(o, name))) {
                throw new AssertionError("/" + name() + " has no option " + name + " but "
                        + options.valueStream()
                                .map(o -> o.path("name").asString())
                                .toList());
            }
        }
        for (JsonNode option : options) {
            String name = option.path("name").asString();
            Object value = values.get(name);
            boolean isFocused = focused.filter(name::equals).isPresent();
            if (value != null) {
                given.add(option(option, value, isFocused, resolved));
            } else if (option.path("required").asBoolean(false) && focused.isEmpty()) {
                throw new AssertionError("/" + name() + " needs the option " + name);
            }
        }
        ArrayNode nested = given;
        for (JsonNode step : path.reversed()) {
            ObjectNode outer = Json.object()
                    .put("type", step.path("type").asInt())
                    .put("name", step.path("name").asString());
            outer.set("options", nested);
            nested = Json.array().add(outer);
        }
        ObjectNode data = Json.object()
                .put("id", command.path("id").asString())
                .put("name", command.path("name").asString())
                .put("type", 1);
        data.set("options", nested);
        if (command.has("guild_id")) {
            data.set("guild_id", command.path("guild_id"));
        }
        resolved.addTo(data);
        return data;
    }

    private static boolean isCalled(JsonNode option, String name) {
        return option.path("name").asString().equals(name);
    }

    private String name() {
        StringBuilder words = new StringBuilder(command.path("name").asString());
        path.forEach(p -> words.append(' ').append(p.path("name").asString()));
        return words.toString();
    }

    private ObjectNode option(JsonNode option, Object value, boolean focused, Resolved resolved) {
        int type = option.path("type").asInt();
        ObjectNode json =
                Json.object().put("name", option.path("name").asString()).put("type", type);
        if (focused) {
            return json.put("focused", true).put("value", value.toString());
        }
        switch (type) {
            case STRING -> json.put("value", text(option, value));
            case INTEGER -> json.put("value", within(option, ((Number) value).longValue()));
            case NUMBER -> json.put("value", ((Number) value).doubleValue());
            case BOOLEAN -> json.put("value", (Boolean) value);
            default ->
                json.put(
                        "value",
                        resolved.id(value).orElseThrow(() -> new AssertionError(value + " does not fit " + option)));
        }
        return json;
    }

    private static String text(JsonNode option, Object value) {
        String text = value.toString();
        JsonNode choices = option.path("choices");
        if (choices.isArray() && !choices.isEmpty()) {
            return choices.valueStream()
                    .filter(c -> c.path("value").asString().equals(text)
                            || c.path("name").asString().equals(text))
                    .map(c -> c.path("value").asString())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(text + " is none of " + choices));
        }
        if (text.length() > option.path("max_length").asInt(6000)
                || text.length() < option.path("min_length").asInt(0)) {
            throw new AssertionError("\"" + text + "\" is too long or too short for " + option);
        }
        return text;
    }

    private static long within(JsonNode option, long value) {
        if (value < option.path("min_value").asLong(Long.MIN_VALUE)
                || value > option.path("max_value").asLong(Long.MAX_VALUE)) {
            throw new AssertionError(value + " is out of the range of " + option);
        }
        return value;
    }
}
