package io.rondo.testkit.discord;

import io.rondo.testkit.discord.rest.RestCall;
import io.rondo.testkit.discord.rest.RestError;
import io.rondo.testkit.discord.rest.RestFile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes messages of what requests carry, and edits them. Used under the world's lock. */
final class MessageWriting {
    private static final int EPHEMERAL = 1 << 6;
    private static final int REPLY = 19;
    private static final int COMMAND_ANSWER = 20;

    private MessageWriting() {}

    /** A new message of the bot, complete but not told to anybody yet. */
    static StoredMessage draft(World world, DiscordChannel channel, JsonNode body, Map<String, RestFile> files) {
        MessageRules.requireMessage(body);
        boolean empty = body.path("content").asString("").isBlank()
                && body.path("embeds").isEmpty()
                && body.path("components").isEmpty()
                && body.path("sticker_ids").isEmpty()
                && !body.has("poll")
                && files.isEmpty();
        if (empty) {
            throw RestError.of(50006);
        }
        StoredMessage message = new StoredMessage(world, channel, world.bot);
        message.flags = body.path("flags").asInt(0) & ~EPHEMERAL;
        fill(message, body, files);
        JsonNode reference = body.path("message_reference");
        if (reference.isObject()) {
            refer(message, reference);
        }
        return message;
    }

    /** The answer to an interaction: ephemeral if the bot says so. */
    static StoredMessage answer(DiscordInteraction interaction, JsonNode body, Map<String, RestFile> files) {
        StoredMessage message = draft(interaction.world, interaction.channel, body, files);
        return belongs(message, interaction, (body.path("flags").asInt(0) & EPHEMERAL) != 0);
    }

    /** "The bot is thinking": a message without content. */
    static StoredMessage loading(DiscordInteraction interaction, JsonNode body) {
        StoredMessage message = new StoredMessage(interaction.world, interaction.channel, interaction.world.bot);
        message.loading = true;
        return belongs(message, interaction, (body.path("flags").asInt(0) & EPHEMERAL) != 0);
    }

    private static StoredMessage belongs(StoredMessage message, DiscordInteraction interaction, boolean ephemeral) {
        message.interaction = interaction;
        message.type = interaction.kind == DiscordInteraction.Kind.COMMAND ? COMMAND_ANSWER : REPLY;
        message.onlyFor = ephemeral ? interaction.user : null;
        return message;
    }

    private static void refer(StoredMessage message, JsonNode reference) {
        message.type = REPLY;
        ObjectNode known = message.parts.putObject("message_reference");
        known.put("type", 0)
                .put("channel_id", Long.toString(message.channel.id()))
                .put("message_id", reference.path("message_id").asString());
        StoredMessage answered =
                message.world.messages.get(reference.path("message_id").asLong());
        if (answered != null && !answered.deleted) {
            message.parts.set("referenced_message", answered.json());
        } else if (reference.path("fail_if_not_exists").asBoolean(true)) {
            throw RestError.invalidForm(java.util.List.of("message_reference: Unknown message"));
        }
    }

    /** Puts a message where people see it, and tells the bot. */
    static StoredMessage post(StoredMessage message) {
        message.world.messages.put(message.id, message);
        message.channel.lastMessageId = message.id;
        message.channel.archived = false;
        message.world.tellMessage("MESSAGE_CREATE", message);
        return message;
    }

    /** Changes what a request names and leaves the rest. */
    static StoredMessage edit(StoredMessage message, RestCall call) {
        ObjectNode body = call.object();
        ObjectNode whole = message.parts.deepCopy();
        body.properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
        whole.put("flags", message.flags | body.path("flags").asInt(0));
        MessageRules.requireMessage(whole);
        if (message.loading) {
            message.loading = false;
        } else {
            message.earlier.add(message.screen().text());
            message.edits++;
        }
        message.flags |= body.path("flags").asInt(0) & StoredMessage.FLAG_COMPONENTS_V2;
        fill(message, body, call.files());
        message.world.tellMessage("MESSAGE_UPDATE", message);
        return message;
    }

    private static void fill(StoredMessage message, JsonNode body, Map<String, RestFile> files) {
        if (body.has("content")) {
            message.parts.put("content", body.path("content").asString(""));
        }
        attach(message, body, files);
        if (body.has("embeds")) {
            ArrayNode embeds = message.parts.putArray("embeds");
            body.path("embeds").forEach(e -> embeds.add(embed(message, (ObjectNode) e.deepCopy())));
        }
        if (body.has("components")) {
            ArrayNode components = message.parts.putArray("components");
            AtomicInteger number = new AtomicInteger();
            body.path("components").forEach(c -> components.add(numbered((ObjectNode) c.deepCopy(), number)));
        }
    }

    private static ObjectNode embed(StoredMessage message, ObjectNode embed) {
        embed.put("type", "rich");
        for (String picture : java.util.List.of("image", "thumbnail")) {
            if (embed.path(picture) instanceof ObjectNode image) {
                String url = image.path("url").asString();
                if (url.startsWith("attachment://")) {
                    String file = url.substring("attachment://".length());
                    boolean there = message.parts
                            .path("attachments")
                            .valueStream()
                            .anyMatch(a -> a.path("filename").asString().equals(file));
                    if (!there) {
                        throw RestError.invalidForm(java.util.List.of("embeds: " + url + " is not attached"));
                    }
                    url = address(message, file);
                }
                image.put("url", url).put("proxy_url", url).put("width", 800).put("height", 600);
            }
        }
        return embed;
    }

    /** Discord numbers components that bring no number. */
    private static ObjectNode numbered(ObjectNode component, AtomicInteger number) {
        int next = number.incrementAndGet();
        if (!component.path("id").isNumber() || component.path("id").asInt() == 0) {
            component.put("id", next);
        }
        for (JsonNode nested : component.path("components")) {
            numbered((ObjectNode) nested, number);
        }
        if (component.path("accessory") instanceof ObjectNode accessory) {
            numbered(accessory, number);
        }
        return component;
    }

    /** Keeps the attachments that an edit names by id, and adds new files. */
    private static void attach(StoredMessage message, JsonNode body, Map<String, RestFile> files) {
        ArrayNode known = message.parts.withArray("attachments");
        if (body.path("attachments").isArray() && message.edits + message.earlier.size() > 0) {
            ArrayNode kept = io.rondo.testkit.wire.Json.array();
            known.forEach(old -> body.path("attachments")
                    .valueStream()
                    .filter(a -> a.path("id").asString().equals(old.path("id").asString()))
                    .findFirst()
                    .ifPresent(a -> kept.add(old)));
            message.parts.set("attachments", kept);
            known = kept;
        }
        for (Map.Entry<String, RestFile> file : files.entrySet()) {
            message.files.put(file.getKey(), file.getValue());
            known.add(attachment(message, file.getKey(), file.getValue(), body));
        }
    }

    private static ObjectNode attachment(StoredMessage message, String part, RestFile file, JsonNode body) {
        String number = part.replaceAll("\\D", "");
        Optional<String> description = body.path("attachments")
                .valueStream()
                .filter(a -> a.path("id").asString().equals(number))
                .map(a -> a.path("description").asString(""))
                .filter(d -> !d.isEmpty())
                .findFirst();
        String url = address(message, file.name());
        ObjectNode json = io.rondo.testkit.wire.Json.object()
                .put("id", Long.toString(message.world.ids.next()))
                .put("filename", file.name())
                .put("size", file.content().length)
                .put("url", url)
                .put("proxy_url", url);
        description.ifPresent(d -> json.put("description", d));
        return json;
    }

    private static String address(StoredMessage message, String file) {
        return "https://cdn.discordapp.com/attachments/" + message.channel.id() + "/" + message.id + "/" + file;
    }
}
