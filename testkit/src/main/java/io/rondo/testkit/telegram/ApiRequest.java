package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call that the bot made, with what came of it.
 *
 * @param method the method in Telegram's spelling, such as {@code sendMessage}
 * @param params the parameters, nested JSON already parsed
 * @param files uploaded files by part name
 * @param at when it arrived, on the fake's clock
 * @param status the HTTP status of the answer; 0 when the connection was dropped before handling
 * @param error Telegram's description of an error
 * @param answerLost whether it was handled and the connection then dropped
 */
public record ApiRequest(
        String method,
        ObjectNode params,
        Map<String, FakeFile> files,
        Instant at,
        int status,
        Optional<String> error,
        boolean answerLost) {

    /** Whether the call had its effect, whatever the bot got to know of it. */
    public boolean succeeded() {
        return status == 200 && error.isEmpty();
    }

    /** The numeric chat that was addressed, if it was one. */
    public Optional<Long> chatId() {
        JsonNode id = params.get("chat_id");
        if (!Json.present(id)) {
            return Optional.empty();
        }
        String text = id.asString();
        return text.matches("-?\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** A parameter as text, empty when it is absent. */
    public String param(String name) {
        JsonNode value = params.get(name);
        if (!Json.present(value)) {
            return "";
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
