package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** sendMessage, sendPhoto, sendDocument, and the answer to a press; runs under the world's lock. */
final class SendMethods {
    private static final int MOST_TEXT = 4096;
    private static final int MOST_CAPTION = 1024;
    private static final int MOST_NOTICE = 200;
    private static final Duration EPHEMERAL_WINDOW = Duration.ofSeconds(15);

    private final RateLimits limits;

    SendMethods(RateLimits limits) {
        this.limits = limits;
    }

    JsonNode sendMessage(Call call) {
        FakeChat chat = call.writableChat();
        Markup.Parsed text = text(call);
        return send(call, chat, message -> message.say(text, call.string("text")));
    }

    JsonNode sendPhoto(Call call) {
        return sendFile(call, "photo");
    }

    JsonNode sendDocument(Call call) {
        return sendFile(call, "document");
    }

    private JsonNode sendFile(Call call, String field) {
        FakeChat chat = call.writableChat();
        Markup.Parsed caption = caption(call);
        FakeFile file = file(call, call.string(field), field);
        return send(call, chat, message -> {
            message.file = file;
            message.photo = field.equals("photo");
            message.say(caption, call.string("caption"));
        });
    }

    private JsonNode send(Call call, FakeChat chat, java.util.function.Consumer<StoredMessage> content) {
        World world = call.world();
        ObjectNode markup = Keyboards.check(call);
        Optional<StoredMessage> replyTo = replyTo(call, chat);
        Integer thread = thread(call, chat);
        Optional<FakeUser> receiver = receiver(call, chat);
        limits.send(chat, world.clock.instant());
        StoredMessage message = receiver.map(r -> world.newEphemeralMessage(chat, r))
                .orElseGet(() -> world.newMessage(chat, world.botJson()));
        message.fromBot = true;
        message.markup = markup;
        message.threadId = thread;
        message.replyTo = replyTo.orElse(null);
        content.accept(message);
        return message.json();
    }

    static Markup.Parsed text(Call call) {
        Markup.Parsed parsed = parsed(call, call.string("text"), "entities");
        if (parsed.text().isEmpty()) {
            throw ApiError.badRequest("message text is empty");
        }
        if (parsed.text().length() > MOST_TEXT) {
            throw ApiError.badRequest("message is too long");
        }
        return parsed;
    }

    static Markup.Parsed caption(Call call) {
        Markup.Parsed parsed = parsed(call, call.string("caption"), "caption_entities");
        if (parsed.text().length() > MOST_CAPTION) {
            throw ApiError.badRequest("message caption is too long");
        }
        return parsed;
    }

    private static Markup.Parsed parsed(Call call, String text, String entitiesField) {
        Markup.Parsed parsed = Markup.parse(text, call.string("parse_mode"));
        return call.params().get(entitiesField) instanceof ArrayNode given
                        && parsed.entities().isEmpty()
                ? new Markup.Parsed(parsed.text(), given, parsed.sloppy())
                : parsed;
    }

    /** The upload that a value names, or the known file with that id. */
    static FakeFile file(Call call, String value, String field) {
        World world = call.world();
        String part = value.startsWith("attach://") ? value.substring("attach://".length()) : field;
        FakeFile upload = call.files().get(part);
        if (upload != null) {
            FakeFile kept = new FakeFile(field + "-" + (world.files.size() + 1), upload.name(), upload.content());
            world.files.put(kept.fileId(), kept);
            return kept;
        }
        if (value.isEmpty() || value.startsWith("attach://")) {
            throw ApiError.badRequest("there is no " + field + " in the request");
        }
        if (value.startsWith("http://") || value.startsWith("https://")) {
            return new FakeFile(field + "-by-url", value, new byte[0]);
        }
        FakeFile known = world.files.get(value);
        if (known == null) {
            throw ApiError.badRequest("wrong remote file identifier specified: Wrong string length");
        }
        return known;
    }

    private static Optional<StoredMessage> replyTo(Call call, FakeChat chat) {
        Optional<ObjectNode> parameters = call.object("reply_parameters");
        Optional<Integer> id = parameters
                .map(p -> p.path("message_id").asInt(0))
                .or(() -> call.number("reply_to_message_id").map(Long::intValue))
                .filter(i -> i != 0);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<StoredMessage> found = call.world().message(chat, id.get());
        boolean optional = parameters
                        .map(p -> p.path("allow_sending_without_reply").asBoolean(false))
                        .orElse(false)
                || call.flag("allow_sending_without_reply");
        if (found.isEmpty() && !optional) {
            throw ApiError.badRequest("message to be replied not found");
        }
        return found;
    }

    private static @org.jspecify.annotations.Nullable Integer thread(Call call, FakeChat chat) {
        Optional<Long> thread = call.number("message_thread_id");
        if (thread.isEmpty()) {
            return null;
        }
        if (!chat.topics.containsKey(thread.get().intValue())) {
            throw ApiError.badRequest("message thread not found");
        }
        if (chat.closedTopics.contains(thread.get().intValue()) && !chat.administeredBy(call.world().botId)) {
            throw ApiError.badRequest("TOPIC_CLOSED");
        }
        return thread.get().intValue();
    }

    /** The only reader of an ephemeral message; a bot that does not administer the group needs a fresh press of theirs. */
    private static Optional<FakeUser> receiver(Call call, FakeChat chat) {
        Optional<Long> id = call.number("receiver_user_id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        World world = call.world();
        FakeUser user = world.usersById.get(id.get());
        if (!chat.isGroup() || user == null || !chat.has(user.id())) {
            throw ApiError.badRequest("user not found");
        }
        World.Waiting press = world.presses.get(call.string("callback_query_id"));
        boolean fresh = press != null
                && press.by == user
                && press.chatId == chat.id()
                && world.clock.instant().isBefore(press.at.plus(EPHEMERAL_WINDOW));
        if (!fresh && !chat.administeredBy(world.botId)) {
            throw ApiError.badRequest("not enough rights to send ephemeral messages to the chat");
        }
        return Optional.of(user);
    }

    JsonNode sendChatAction(Call call) {
        call.writableChat();
        if (call.string("action").isEmpty()) {
            throw ApiError.badRequest("wrong parameter action in request");
        }
        return Json.MAPPER.valueToTree(true);
    }

    JsonNode answerCallbackQuery(Call call) {
        World world = call.world();
        World.Waiting press = world.presses.get(call.string("callback_query_id"));
        boolean late = press != null && world.clock.instant().isAfter(press.at.plus(world.callbackLife));
        if (press == null || late || press.answer.isDone()) {
            throw ApiError.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        String url = call.string("url");
        if (!url.isEmpty()
                && !url.matches(
                        "https?://(t|telegram)\\.me/(?i:" + world.botUsername + ")\\?start=[A-Za-z0-9_-]{1,64}")) {
            throw ApiError.badRequest("URL_INVALID");
        }
        if (call.string("text").length() > MOST_NOTICE) {
            throw ApiError.badRequest("MESSAGE_TOO_LONG");
        }
        press.answer.complete(new CallbackAnswer(
                call.string("text"), call.flag("show_alert"), url.isEmpty() ? Optional.empty() : Optional.of(url)));
        return Json.MAPPER.valueToTree(true);
    }
}
