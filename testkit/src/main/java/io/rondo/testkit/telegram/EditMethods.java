package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changing and deleting messages; runs under the world's lock. */
final class EditMethods {

    JsonNode editMessageText(Call call) {
        StoredMessage message = own(call);
        return text(call, message);
    }

    private JsonNode text(Call call, StoredMessage message) {
        if (message.isCaption()) {
            throw ApiError.badRequest("there is no text in the message to edit");
        }
        Markup.Parsed text = SendMethods.text(call);
        return change(call, message, text, call.string("text"));
    }

    JsonNode editMessageCaption(Call call) {
        StoredMessage message = own(call);
        if (!message.isCaption()) {
            throw ApiError.badRequest("there is no caption in the message to edit");
        }
        return change(call, message, SendMethods.caption(call), call.string("caption"));
    }

    JsonNode editMessageReplyMarkup(Call call) {
        StoredMessage message = own(call);
        return change(
                call, message, new Markup.Parsed(message.text, message.entities, java.util.List.of()), message.raw);
    }

    JsonNode editMessageMedia(Call call) {
        StoredMessage message = own(call);
        ObjectNode media = call.object("media").orElseThrow(() -> ApiError.badRequest("media is empty"));
        String type = media.path("type").asString();
        FakeFile file = SendMethods.file(call, media.path("media").asString(), "media");
        Markup.Parsed caption = Markup.parse(
                media.path("caption").asString(), media.path("parse_mode").asString());
        ObjectNode markup = Keyboards.check(call);
        message.earlierTexts.add(message.text);
        message.file = file;
        message.photo = type.equals("photo");
        message.say(caption, media.path("caption").asString());
        message.markup = markup;
        return edited(call, message);
    }

    /** Ephemeral messages are addressed by their receiver and their own number. */
    JsonNode editEphemeralMessage(Call call) {
        StoredMessage message = ephemeral(call);
        switch (call.method()) {
            case "editEphemeralMessageText" -> text(call, message);
            case "editEphemeralMessageCaption" ->
                change(call, message, SendMethods.caption(call), call.string("caption"));
            default ->
                change(
                        call,
                        message,
                        new Markup.Parsed(message.text, message.entities, java.util.List.of()),
                        message.raw);
        }
        return Json.MAPPER.valueToTree(true);
    }

    JsonNode deleteEphemeralMessage(Call call) {
        ephemeral(call).deleted = true;
        return Json.MAPPER.valueToTree(true);
    }

    private static StoredMessage ephemeral(Call call) {
        FakeChat chat = call.writableChat();
        long receiver = call.number("receiver_user_id").orElse(0L);
        int id = call.number("ephemeral_message_id").map(Long::intValue).orElse(0);
        return call.world().messages.stream()
                .filter(m -> m.chat == chat && !m.deleted && m.ephemeralId != null && m.ephemeralId == id)
                .filter(m -> m.receiver != null && m.receiver.id() == receiver)
                .findFirst()
                .orElseThrow(() -> ApiError.badRequest("message to edit not found"));
    }

    private static StoredMessage own(Call call) {
        if (call.has("inline_message_id")) {
            throw ApiError.badRequest("MESSAGE_ID_INVALID");
        }
        FakeChat chat = call.writableChat();
        StoredMessage message = call.world()
                .message(chat, call.messageId())
                .orElseThrow(() -> ApiError.badRequest("message to edit not found"));
        if (!message.fromBot) {
            throw ApiError.badRequest("message can't be edited");
        }
        return message;
    }

    private static JsonNode change(Call call, StoredMessage message, Markup.Parsed text, String raw) {
        ObjectNode markup = Keyboards.check(call);
        boolean sameText = message.text.equals(text.text()) && message.entities.equals(text.entities());
        if (sameText && Optional.ofNullable(message.markup).equals(Optional.ofNullable(markup))) {
            throw ApiError.badRequest("message is not modified: specified new message content and reply markup "
                    + "are exactly the same as a current content and reply markup of the message");
        }
        if (!sameText) {
            message.earlierTexts.add(message.text);
            message.say(text, raw);
        }
        // An edit without a keyboard takes the keyboard away, as on the real platform.
        message.markup = markup;
        return edited(call, message);
    }

    private static JsonNode edited(Call call, StoredMessage message) {
        message.edits++;
        message.edited = call.world().clock.instant();
        return message.json();
    }

    JsonNode deleteMessage(Call call) {
        FakeChat chat = call.chatWithBot();
        delete(call, chat, call.messageId());
        return Json.MAPPER.valueToTree(true);
    }

    JsonNode deleteMessages(Call call) {
        FakeChat chat = call.chatWithBot();
        if (call.params().get("message_ids") instanceof ArrayNode ids) {
            for (JsonNode id : ids) {
                // Ids that are not found are passed over, as Telegram does.
                call.world().message(chat, id.asInt()).ifPresent(m -> delete(call, chat, m.id));
            }
        }
        return Json.MAPPER.valueToTree(true);
    }

    private static void delete(Call call, FakeChat chat, int id) {
        StoredMessage message =
                call.world().message(chat, id).orElseThrow(() -> ApiError.badRequest("message to delete not found"));
        boolean tooOld = message.date.isBefore(call.world().clock.instant().minus(java.time.Duration.ofHours(48)));
        boolean foreign = !message.fromBot && chat.isGroup() && !chat.administeredBy(call.world().botId);
        if (foreign || (tooOld && chat.type() == FakeChat.Type.PRIVATE)) {
            throw ApiError.badRequest("message can't be deleted");
        }
        message.deleted = true;
    }
}
