package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One call while it is handled: typed access to its parameters. */
record Call(World world, String method, ObjectNode params, Map<String, FakeFile> files) {
    /** Parameters that forms carry as JSON text. */
    private static final Set<String> NESTED = Set.of(
            "reply_markup",
            "entities",
            "caption_entities",
            "reply_parameters",
            "link_preview_options",
            "allowed_updates",
            "commands",
            "scope",
            "media",
            "message_ids",
            "permissions",
            "rights",
            "menu_button");

    /** Replaces JSON texts from a form by what they say. */
    static ObjectNode unfold(ObjectNode params) {
        ObjectNode unfolded = Json.object();
        for (Map.Entry<String, JsonNode> param : params.properties()) {
            JsonNode value = param.getValue();
            if (NESTED.contains(param.getKey())
                    && value.isString()
                    && !value.asString().isBlank()) {
                try {
                    value = Json.parse(value.asString());
                } catch (JacksonException e) {
                    throw ApiError.badRequest("can't parse " + param.getKey() + " JSON object");
                }
            }
            unfolded.set(param.getKey(), value);
        }
        return unfolded;
    }

    boolean has(String name) {
        return Json.present(params.get(name));
    }

    String string(String name) {
        return has(name) ? params.get(name).asString() : "";
    }

    Optional<Long> number(String name) {
        String text = string(name).strip();
        return text.matches("-?\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    boolean flag(String name) {
        return string(name).equalsIgnoreCase("true");
    }

    Optional<ObjectNode> object(String name) {
        return params.get(name) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    int messageId() {
        return number("message_id")
                .map(Long::intValue)
                .orElseThrow(() -> ApiError.badRequest("message identifier is not specified"));
    }

    /** The chat that the call addresses, whatever the bot may do there. */
    FakeChat chat() {
        return chat(string("chat_id"));
    }

    FakeChat chat(String reference) {
        if (reference.isEmpty()) {
            throw ApiError.badRequest("chat_id is empty");
        }
        if (reference.startsWith("@")) {
            return world.chats.values().stream()
                    .filter(c -> reference.substring(1).equalsIgnoreCase(c.username))
                    .findFirst()
                    .orElseThrow(() -> ApiError.badRequest("chat not found"));
        }
        FakeChat chat = reference.matches("-?\\d{1,18}") ? world.chats.get(Long.parseLong(reference)) : null;
        if (chat == null) {
            throw ApiError.badRequest("chat not found");
        }
        return chat;
    }

    /** The chat that the call addresses, if the bot is in it. */
    FakeChat chatWithBot() {
        FakeChat chat = chat();
        FakeChat upgraded = chat.migratedTo;
        if (upgraded != null) {
            throw ApiError.migrated(upgraded.id());
        }
        chat.person().ifPresentOrElse(this::checkPerson, () -> checkMembership(chat));
        return chat;
    }

    /** The chat that the call addresses, if the bot may write there. */
    FakeChat writableChat() {
        FakeChat chat = chatWithBot();
        if (chat.muted || chat.status(world.botId).equals("restricted")) {
            throw ApiError.badRequest("not enough rights to send text messages to the chat");
        }
        return chat;
    }

    private void checkPerson(FakeUser person) {
        if (person.deactivated) {
            throw ApiError.forbidden("user is deactivated");
        }
        if (person.blocked) {
            throw ApiError.forbidden("bot was blocked by the user");
        }
        if (!person.started) {
            boolean met = world.chats.values().stream()
                    .anyMatch(c -> c.isGroup() && c.has(person.id()) && c.has(world.botId));
            throw met
                    ? ApiError.forbidden("bot can't initiate conversation with a user")
                    : ApiError.badRequest("chat not found");
        }
    }

    private void checkMembership(FakeChat chat) {
        if (chat.has(world.botId)) {
            return;
        }
        String kind = chat.type().wire() + " chat";
        throw chat.status(world.botId).equals("kicked")
                ? ApiError.forbidden("bot was kicked from the " + kind)
                : ApiError.forbidden("bot is not a member of the " + kind);
    }

    void mayManage(FakeChat chat, String what) {
        if (chat.isGroup() && !chat.administeredBy(world.botId)) {
            throw ApiError.badRequest("not enough rights to " + what);
        }
    }
}
