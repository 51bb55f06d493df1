package io.rondo.runtime.amqp;

import com.rabbitmq.client.AMQP;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** How a message looks on the broker: its properties, its headers, its body. Thread-safe. */
final class Envelope {

    static final String REASON = "rondo_reason";
    static final String FAILURES = "rondo_failures";
    static final String DIED_AT = "rondo_died_at";
    private static final String USER = "user_id";
    private static final String CHAT = "chat_id";
    private static final String CHAT_MESSAGE = "message_id";
    private static final String EVENT = "event_id";
    private static final String APPLICATION = "rondo";
    private static final String JSON = "application/json";
    private static final int PERSISTENT = 2;
    private static final int LONGEST_HEADER = 255;
    private static final int LONGEST_REASON = 2_000;
    private static final DefaultMessagePropertiesConverter CONVERTER = new DefaultMessagePropertiesConverter();

    private final int longestBody;

    /** @param longestBody in bytes */
    Envelope(int longestBody) {
        this.longestBody = longestBody;
    }

    /** What came from the broker. */
    sealed interface Arrival {
        /** @param failures of its own, so far */
        record Readable(Message message, int failures) implements Arrival {}

        record Unreadable(String reason) implements Arrival {}
    }

    static AMQP.BasicProperties properties(Message message, int failures, Instant now) {
        Map<String, Object> headers = new HashMap<>();
        message.headers().userId().ifPresent(value -> headers.put(USER, value));
        message.headers().chatId().ifPresent(value -> headers.put(CHAT, value));
        message.headers().messageId().ifPresent(value -> headers.put(CHAT_MESSAGE, value));
        message.headers().eventId().ifPresent(value -> headers.put(EVENT, value.toString()));
        if (failures > 0) {
            headers.put(FAILURES, failures);
        }
        AMQP.BasicProperties.Builder properties = new AMQP.BasicProperties.Builder()
                .type(message.type())
                .messageId(message.id().toString())
                .timestamp(Date.from(now))
                .contentType(JSON)
                .contentEncoding("utf-8")
                .appId(message.headers().appId().orElse(APPLICATION))
                .deliveryMode(PERSISTENT)
                .headers(headers);
        message.correlationId().ifPresent(properties::correlationId);
        message.replyTo().ifPresent(properties::replyTo);
        return properties.build();
    }

    static byte[] body(Message message) {
        return Json.write(message.body()).getBytes(StandardCharsets.UTF_8);
    }

    /** As it came, with why it died written on it. */
    static AMQP.BasicProperties deadProperties(MessageProperties came, String reason, int failures, Instant now) {
        AMQP.BasicProperties original = CONVERTER.fromMessageProperties(came, "UTF-8");
        Map<String, Object> headers = new HashMap<>(original.getHeaders());
        headers.put(REASON, reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON));
        headers.put(FAILURES, failures);
        headers.put(DIED_AT, now.toString());
        return original.builder().headers(headers).deliveryMode(PERSISTENT).build();
    }

    /** As it was before it died. */
    static AMQP.BasicProperties revivedProperties(AMQP.BasicProperties dead) {
        Map<String, Object> headers = new HashMap<>(headers(dead));
        headers.keySet().removeIf(name -> name.startsWith("rondo_") || name.startsWith("x-"));
        return dead.builder().headers(headers).build();
    }

    static Map<String, Object> headers(AMQP.BasicProperties properties) {
        return Optional.ofNullable(properties.getHeaders()).orElse(Map.of());
    }

    /** @param queue the one that it was read from */
    Arrival read(Queue queue, org.springframework.amqp.core.Message came) {
        MessageProperties properties = came.getMessageProperties();
        try {
            require(
                    came.getBody().length <= longestBody,
                    () -> "the body has " + came.getBody().length + " bytes, more than " + longestBody);
            String contentType =
                    Optional.ofNullable(properties.getContentType()).orElse(JSON);
            require(
                    contentType.startsWith(JSON) || contentType.equals(MessageProperties.CONTENT_TYPE_BYTES),
                    () -> "the content type is " + contentType + ", not " + JSON);
            Message message = new Message(
                    id(properties),
                    queue,
                    text("type", properties.getType())
                            .orElseThrow(() -> new Unreadable("the property type is missing")),
                    headers(properties),
                    json(came.getBody()),
                    text("correlation_id", properties.getCorrelationId()),
                    text("reply_to", properties.getReplyTo()));
            return new Arrival.Readable(message, failures(properties));
        } catch (Unreadable unreadable) {
            return new Arrival.Unreadable(unreadable.reason);
        }
    }

    /** A program that counts its messages from one shares no ids with another. */
    private static UUID id(MessageProperties properties) throws Unreadable {
        String id = text("message_id", properties.getMessageId())
                .orElseThrow(() -> new Unreadable(
                        "the property message_id is missing: a repeat could not be told from a new message"));
        return id(id, properties.getAppId());
    }

    static UUID id(String messageId, @Nullable String appId) {
        return uuid(messageId)
                .orElseGet(() -> UUID.nameUUIDFromBytes(
                        (Optional.ofNullable(appId).orElse("") + "/" + messageId).getBytes(StandardCharsets.UTF_8)));
    }

    private static Message.Headers headers(MessageProperties properties) throws Unreadable {
        Optional<String> event = header(properties, EVENT);
        require(event.isEmpty() || event.flatMap(Envelope::uuid).isPresent(), () -> "the header event_id is no UUID");
        return new Message.Headers(
                header(properties, USER),
                header(properties, CHAT),
                header(properties, CHAT_MESSAGE),
                event.flatMap(Envelope::uuid),
                text("app_id", properties.getAppId()).filter(app -> !app.equals(APPLICATION)));
    }

    private static Optional<String> header(MessageProperties properties, String name) throws Unreadable {
        Object value = properties.getHeaders().get(name);
        return value == null ? Optional.empty() : text(name, value.toString());
    }

    private static Optional<String> text(String name, @Nullable String value) throws Unreadable {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        require(value.length() <= LONGEST_HEADER, () -> name + " is longer than " + LONGEST_HEADER + " characters");
        require(value.indexOf('\0') < 0, () -> name + " has a character in it that no text has");
        return Optional.of(value);
    }

    private static JsonNode json(byte[] body) throws Unreadable {
        try {
            JsonNode json = Json.mapper().readTree(body);
            require(!json.isMissingNode(), () -> "the body is empty");
            return json;
        } catch (JacksonException unreadable) {
            throw new Unreadable("the body is no JSON: " + unreadable.getOriginalMessage());
        }
    }

    private static int failures(MessageProperties properties) {
        return properties.getHeaders().get(FAILURES) instanceof Number number ? Math.max(0, number.intValue()) : 0;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(uuid -> uuid.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static void require(boolean condition, Supplier<String> otherwise) throws Unreadable {
        if (!condition) {
            throw new Unreadable(otherwise.get());
        }
    }

    /** Why nobody can make a message of what came. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Unreadable(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
