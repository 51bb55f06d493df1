package io.rondo.testkit.discord.rest;

import io.rondo.testkit.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What JDA sends otherwise than Discord's description says, and Discord takes all the same. Without these each request
 * would be a violation that nobody can mend.
 */
final class JdaHabits {
    /** No id is smaller, and hardly anything else is greater. */
    private static final long SMALLEST_SNOWFLAKE = 10_000_000_000_000_000L;

    private static final Set<Integer> OPTIONS_THAT_COMPLETE = Set.of(3, 4, 10);

    private JdaHabits() {}

    /** The body as the description would have it. */
    static JsonNode described(String path, JsonNode body) {
        JsonNode copy = body.deepCopy();
        if (path.endsWith("/commands") && copy instanceof ArrayNode commands) {
            commands.forEach(c -> command((ObjectNode) c));
        } else if (path.endsWith("/commands") && copy instanceof ObjectNode command) {
            command(command);
        } else {
            snowflakesAsText(copy);
        }
        return copy;
    }

    /** The query without what JDA adds to edits. */
    static Map<String, String> describedQuery(String method, String path, Map<String, String> query) {
        if (!method.equals("PATCH") || !path.startsWith("/webhooks/")) {
            return query;
        }
        Map<String, String> rest = new HashMap<>(query);
        rest.remove("wait");
        return rest;
    }

    private static void command(ObjectNode command) {
        for (String numbers : List.of("contexts", "integration_types")) {
            if (command.path(numbers) instanceof ArrayNode given) {
                ArrayNode described = Json.array();
                given.forEach(n -> described.add(n.asInt()));
                command.set(numbers, described);
            }
        }
        command.remove("nsfw");
        if (command.path("default_member_permissions").isString()) {
            command.put(
                    "default_member_permissions",
                    command.path("default_member_permissions").asLong());
        }
        command.path("options").forEach(o -> option((ObjectNode) o));
    }

    private static void option(ObjectNode option) {
        boolean completes = OPTIONS_THAT_COMPLETE.contains(option.path("type").asInt());
        if (!completes && !option.path("autocomplete").asBoolean(false)) {
            option.remove("autocomplete");
        }
        option.path("options").forEach(o -> option((ObjectNode) o));
    }

    private static void snowflakesAsText(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : Set.copyOf(object.properties())) {
                if (field.getValue().isIntegralNumber() && field.getValue().asLong() > SMALLEST_SNOWFLAKE) {
                    object.put(field.getKey(), field.getValue().asString());
                }
            }
            if (object.path("attachments") instanceof ArrayNode attachments) {
                attachments.forEach(a -> attachment((ObjectNode) a));
            }
        }
        node.forEach(JdaHabits::snowflakesAsText);
    }

    private static void attachment(ObjectNode attachment) {
        attachment.remove("content_type");
        attachment.put("id", attachment.path("id").asString());
    }
}
