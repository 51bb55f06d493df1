package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A message as the world keeps it; guarded by the world's lock. */
final class StoredMessage {
    final FakeChat chat;
    final int id;
    final long sequence;
    final ObjectNode from;
    final Instant date;
    boolean fromBot;

    @Nullable
    Integer threadId;

    @Nullable
    ObjectNode senderChat;

    String text = "";
    String raw = "";
    ArrayNode entities = Json.array();

    @Nullable
    ObjectNode markup;

    @Nullable
    FakeFile file;

    boolean photo;

    @Nullable
    StoredMessage replyTo;

    @Nullable
    Instant edited;

    int edits;
    final List<String> earlierTexts = new ArrayList<>();
    boolean deleted;
    boolean pinned;

    @Nullable
    FakeUser receiver;

    @Nullable
    Integer ephemeralId;
    /** Further fields of the message: service messages, stickers, locations. */
    final ObjectNode extra = Json.object();

    StoredMessage(FakeChat chat, int id, long sequence, ObjectNode from, Instant date) {
        this.chat = chat;
        this.id = id;
        this.sequence = sequence;
        this.from = from;
        this.date = date;
    }

    void say(Markup.Parsed parsed, String rawText) {
        text = parsed.text();
        entities = parsed.entities();
        raw = rawText;
    }

    boolean isCaption() {
        return file != null;
    }

    boolean isService() {
        return text.isEmpty() && file == null && !extra.isEmpty();
    }

    /** The Bot API's Message object. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("message_id", id).put("date", date.getEpochSecond());
        json.set("from", from);
        json.set("chat", chat.json());
        Optional.ofNullable(senderChat).ifPresent(c -> json.set("sender_chat", c));
        Optional.ofNullable(threadId)
                .ifPresent(t -> json.put("message_thread_id", t).put("is_topic_message", true));
        Optional.ofNullable(edited).ifPresent(e -> json.put("edit_date", e.getEpochSecond()));
        Optional.ofNullable(receiver).ifPresent(r -> json.set("receiver_user", r.json()));
        Optional.ofNullable(ephemeralId).ifPresent(e -> json.put("ephemeral_message_id", e));
        if (replyTo != null) {
            ObjectNode replied = replyTo.json();
            replied.remove("reply_to_message");
            json.set("reply_to_message", replied);
        }
        content(json);
        Optional.ofNullable(markup).filter(m -> m.has("inline_keyboard")).ifPresent(m -> json.set("reply_markup", m));
        json.setAll(extra);
        return json;
    }

    private void content(ObjectNode json) {
        FakeFile carried = file;
        if (carried != null) {
            json.set(photo ? "photo" : "document", photo ? photoSizes(carried) : document(carried));
        }
        if (!text.isEmpty()) {
            json.put(isCaption() ? "caption" : "text", text);
            if (!entities.isEmpty()) {
                json.set(isCaption() ? "caption_entities" : "entities", entities);
            }
        }
    }

    private static ArrayNode photoSizes(FakeFile file) {
        ArrayNode sizes = Json.array();
        sizes.addObject()
                .put("file_id", file.fileId())
                .put("file_unique_id", "u" + file.fileId())
                .put("width", 640)
                .put("height", 480)
                .put("file_size", file.content().length);
        return sizes;
    }

    private static ObjectNode document(FakeFile file) {
        return Json.object()
                .put("file_id", file.fileId())
                .put("file_unique_id", "u" + file.fileId())
                .put("file_name", file.name())
                .put("file_size", file.content().length);
    }

    FakeMessage snapshot() {
        return new FakeMessage(
                chat,
                id,
                Optional.ofNullable(threadId),
                from.get("id").asLong(),
                fromBot,
                text,
                raw,
                keyboard(),
                Optional.ofNullable(file),
                photo,
                Optional.ofNullable(replyTo).map(r -> r.id),
                date,
                edits,
                List.copyOf(earlierTexts),
                deleted,
                pinned,
                Optional.ofNullable(receiver),
                Optional.ofNullable(ephemeralId),
                sequence);
    }

    private List<List<FakeButton>> keyboard() {
        List<List<FakeButton>> rows = new ArrayList<>();
        if (markup != null && markup.get("inline_keyboard") instanceof ArrayNode lines) {
            for (JsonNode line : lines) {
                List<FakeButton> row = new ArrayList<>();
                line.forEach(b -> row.add(
                        new FakeButton(b.path("text").asString(), string(b, "callback_data"), string(b, "url"))));
                rows.add(List.copyOf(row));
            }
        }
        return List.copyOf(rows);
    }

    private static Optional<String> string(JsonNode node, String name) {
        return Json.present(node.get(name)) ? Optional.of(node.get(name).asString()) : Optional.empty();
    }
}
