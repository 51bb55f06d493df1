package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bot says about itself: who it is, its commands, its descriptions; runs under the world's lock. */
final class BotMethods {
    private static final JsonNode TRUE = Json.MAPPER.valueToTree(true);
    private static final int MOST_COMMANDS = 100;
    private static final Map<String, Integer> TEXTS = Map.of("name", 64, "description", 512, "short_description", 120);

    private final Map<String, ArrayNode> commands = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    JsonNode getMe(Call call) {
        return call.world()
                .botJson()
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", !call.world().privacyMode)
                .put("supports_inline_queries", false)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false)
                .put("has_topics_enabled", false)
                .put("allows_users_to_create_topics", false)
                .put("can_manage_bots", false);
    }

    JsonNode setMyCommands(Call call) {
        if (!(call.params().get("commands") instanceof ArrayNode given)) {
            throw ApiError.badRequest("can't parse list of bot commands JSON object");
        }
        if (given.size() > MOST_COMMANDS) {
            throw ApiError.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        for (JsonNode command : given) {
            if (!command.path("command").asString().matches("/?[a-z0-9_]{1,32}")) {
                throw ApiError.badRequest("BOT_COMMAND_INVALID");
            }
            int length = command.path("description").asString().length();
            if (length < 1 || length > 256) {
                throw ApiError.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }
        String key = key(call);
        if (given.isEmpty()) {
            commands.remove(key);
        } else {
            commands.put(key, given);
        }
        return TRUE;
    }

    JsonNode getMyCommands(Call call) {
        return commands.getOrDefault(key(call), Json.array());
    }

    JsonNode deleteMyCommands(Call call) {
        commands.remove(key(call));
        return TRUE;
    }

    private static String key(Call call) {
        return scope(call) + "/" + languageCode(call);
    }

    private static String languageCode(Call call) {
        String language = call.string("language_code");
        if (!language.isEmpty() && !language.matches("[a-z]{2}")) {
            throw ApiError.badRequest("invalid language code specified");
        }
        return language;
    }

    private static String scope(Call call) {
        ObjectNode scope = call.object("scope").orElseGet(() -> Json.object().put("type", "default"));
        String type = scope.path("type").asString();
        return switch (type) {
            case "default", "all_private_chats", "all_group_chats", "all_chat_administrators" -> type;
            case "chat", "chat_administrators" -> type + ":" + scopedChat(call, scope);
            case "chat_member" ->
                type + ":" + scopedChat(call, scope) + ":"
                        + scope.path("user_id").asString();
            default -> throw ApiError.badRequest("can't parse BotCommandScope: Unsupported type specified");
        };
    }

    private static long scopedChat(Call call, ObjectNode scope) {
        return call.chat(scope.path("chat_id").asString()).id();
    }

    /** The commands that Telegram offers a person in a chat, by its order of scopes, as {@code name - description}. */
    List<String> commandsFor(FakeUser user, FakeChat chat, String language) {
        boolean administrator = chat.administeredBy(user.id());
        List<String> scopes = chat.type() == FakeChat.Type.PRIVATE
                ? List.of("chat:" + chat.id(), "all_private_chats", "default")
                : administrator
                        ? List.of(
                                "chat_member:" + chat.id() + ":" + user.id(),
                                "chat_administrators:" + chat.id(),
                                "chat:" + chat.id(),
                                "all_chat_administrators",
                                "all_group_chats",
                                "default")
                        : List.of(
                                "chat_member:" + chat.id() + ":" + user.id(),
                                "chat:" + chat.id(),
                                "all_group_chats",
                                "default");
        return scopes.stream()
                .flatMap(s -> java.util.stream.Stream.of(s + "/" + language, s + "/"))
                .map(commands::get)
                .flatMap(c -> Optional.ofNullable(c).stream())
                .findFirst()
                .map(BotMethods::lines)
                .orElse(List.of());
    }

    private static List<String> lines(ArrayNode commands) {
        return commands.valueStream()
                .map(c -> c.path("command").asString() + " - "
                        + c.path("description").asString())
                .toList();
    }

    /** setMyName, setMyDescription and setMyShortDescription. */
    JsonNode setText(Call call) {
        String field = field(call.method());
        String text = call.string(field);
        if (text.length() > TEXTS.getOrDefault(field, 512)) {
            throw ApiError.badRequest(field.toUpperCase(java.util.Locale.ROOT) + "_TOO_LONG");
        }
        texts.put(field + "/" + languageCode(call), text);
        return TRUE;
    }

    /** getMyName, getMyDescription and getMyShortDescription. */
    JsonNode getText(Call call) {
        String field = field(call.method());
        return Json.object().put(field, texts.getOrDefault(field + "/" + languageCode(call), ""));
    }

    private static String field(String method) {
        return method.endsWith("ShortDescription")
                ? "short_description"
                : method.endsWith("Description") ? "description" : "name";
    }

    JsonNode getFile(Call call) {
        FakeFile file = call.world().files.get(call.string("file_id"));
        if (file == null) {
            throw ApiError.badRequest("invalid file_id");
        }
        return Json.object()
                .put("file_id", file.fileId())
                .put("file_unique_id", "u" + file.fileId())
                .put("file_size", file.content().length)
                .put("file_path", "files/" + file.fileId());
    }
}
