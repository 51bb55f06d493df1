package io.rondo.tx;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A message between services: a command that asks, or data that answers or tells.
 *
 * @param id unique; consumers record it with the effect, so that a second delivery changes nothing
 * @param type the command's or the data's name in snake case
 * @param body a JSON object
 * @param correlationId as the asker chose it, at most 255 characters
 * @param replyTo where an answer goes; by default the asking platform's bot queue
 */
public record Message(
        UUID id,
        Queue queue,
        String type,
        Headers headers,
        JsonNode body,
        Optional<String> correlationId,
        Optional<String> replyTo) {

    /**
     * What travels beside the body, as the platform names it.
     *
     * @param messageId the chat message to edit
     * @param appId which program asks, when it is none of ours
     */
    public record Headers(
            Optional<String> userId,
            Optional<String> chatId,
            Optional<String> messageId,
            Optional<UUID> eventId,
            Optional<String> appId) {

        public static final Headers NONE =
                new Headers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Of our own messages. */
        public Headers(
                Optional<String> userId, Optional<String> chatId, Optional<String> messageId, Optional<UUID> eventId) {
            this(userId, chatId, messageId, eventId, Optional.empty());
        }

        public static Headers ofEvent(UUID eventId) {
            return new Headers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(eventId));
        }

        public static Headers of(String userId, String chatId, UUID eventId) {
            return new Headers(Optional.of(userId), Optional.of(chatId), Optional.empty(), Optional.of(eventId));
        }

        /** What an answer carries: all of them but who asked. */
        Headers ofAnswer() {
            return new Headers(userId, chatId, messageId, eventId);
        }
    }

    /** A new message; the body is any record that Jackson writes as a JSON object. */
    public static Message to(Queue queue, String type, Headers headers, Object body) {
        return new Message(
                UUID.randomUUID(), queue, type, headers, Json.tree(body), Optional.empty(), Optional.empty());
    }

    /** The same message under an id that its sender derives, so that sending it again is sending it once. */
    public Message withId(UUID derived) {
        return new Message(derived, queue, type, headers, body, correlationId, replyTo);
    }

    /** The same message as it arrives on a queue that it named in another way. */
    public Message in(Queue other) {
        return new Message(id, other, type, headers, body, correlationId, replyTo);
    }

    /** The same message without what it says: enough to {@link #answer} it later. */
    public Message withoutBody() {
        return new Message(id, queue, type, headers, Json.tree(Map.of()), correlationId, replyTo);
    }

    /** The body as a record; a body that does not fit is the message's own fault. */
    public <T> T bodyAs(Class<T> type) {
        return Json.read(body, type);
    }

    /** An answer to this message: same headers and correlation id, to where it asked or else to that queue. */
    public Message answer(Queue byDefault, String answerType, Object answer) {
        Queue target = replyTo.map(Queue::exactly).orElse(byDefault);
        return new Message(
                UUID.randomUUID(),
                target,
                answerType,
                headers.ofAnswer(),
                Json.tree(answer),
                correlationId.or(() -> Optional.of(id.toString())),
                Optional.empty());
    }
}
