package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people write, and whether the bot gets to see it. */
final class Speech {
    private static final Pattern ENTITIES =
            Pattern.compile("(?<=^|\\s)(?:(/[a-zA-Z0-9_]{1,32}(?:@[a-zA-Z0-9_]+)?)|(@[a-zA-Z0-9_]{4,32}))");

    private Speech() {}

    /** Somebody says something; {@code shape} fills what is not text before the bot is told. */
    static FakeMessage say(FakeChat chat, ObjectNode from, String text, Consumer<StoredMessage> shape) {
        return chat.world.change(() -> {
            StoredMessage message = chat.world.newMessage(chat, from);
            message.say(new Markup.Parsed(text, entities(text), java.util.List.of()), text);
            shape.accept(message);
            if (seenByBot(message)) {
                chat.world.updates.add("message", message.json());
            }
            return message.snapshot();
        });
    }

    /** A person changes what they said. */
    static FakeMessage edit(FakeMessage before, String text) {
        World world = before.chat().world;
        return world.change(() -> {
            StoredMessage message = world.stored(before);
            message.earlierTexts.add(message.text);
            message.say(new Markup.Parsed(text, entities(text), java.util.List.of()), text);
            message.edited = world.clock.instant();
            message.edits++;
            if (seenByBot(message)) {
                world.updates.add("edited_message", message.json());
            }
            return message.snapshot();
        });
    }

    static ArrayNode entities(String text) {
        ArrayNode entities = Json.array();
        Matcher matcher = ENTITIES.matcher(text);
        while (matcher.find()) {
            entities.addObject()
                    .put("type", matcher.group(1) != null ? "bot_command" : "mention")
                    .put("offset", matcher.start())
                    .put("length", matcher.end() - matcher.start());
        }
        return entities;
    }

    /** Telegram's privacy mode: in a group, a bot that does not administer it sees only what is meant for it. */
    private static boolean seenByBot(StoredMessage message) {
        FakeChat chat = message.chat;
        World world = chat.world;
        if (chat.type() == FakeChat.Type.PRIVATE) {
            return true;
        }
        if (!chat.has(world.botId)) {
            return false;
        }
        if (!world.privacyMode || chat.administeredBy(world.botId) || message.isService()) {
            return true;
        }
        if (message.replyTo != null && message.replyTo.fromBot) {
            return true;
        }
        return commandForBot(message.text, world.botUsername);
    }

    private static boolean commandForBot(String text, String botUsername) {
        if (!text.startsWith("/")) {
            return false;
        }
        String command = text.split("\\s", 2)[0];
        int at = command.indexOf('@');
        return at < 0 || command.substring(at + 1).equalsIgnoreCase(botUsername);
    }
}
