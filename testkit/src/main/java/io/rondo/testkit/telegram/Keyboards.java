package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules for buttons under a message. */
final class Keyboards {
    private static final int MOST_BUTTONS = 100;
    private static final int MOST_DATA_BYTES = 64;
    private static final List<String> KINDS = List.of(
            "url",
            "callback_data",
            "web_app",
            "login_url",
            "switch_inline_query",
            "switch_inline_query_current_chat",
            "switch_inline_query_chosen_chat",
            "copy_text",
            "callback_game",
            "pay");

    private Keyboards() {}

    /** The keyboard as it is kept, empty rows left out; null when there is none. */
    static @Nullable ObjectNode check(Call call) {
        ObjectNode markup = call.object("reply_markup").orElse(null);
        if (markup == null || !(markup.get("inline_keyboard") instanceof ArrayNode rows)) {
            return markup;
        }
        int buttons = 0;
        ArrayNode kept = Json.array();
        for (JsonNode row : rows) {
            if (!(row instanceof ArrayNode line)) {
                throw ApiError.badRequest("can't parse inline keyboard: array of arrays expected");
            }
            line.forEach(Keyboards::button);
            buttons += line.size();
            if (!line.isEmpty()) {
                kept.add(line);
            }
        }
        if (buttons > MOST_BUTTONS) {
            throw ApiError.badRequest("REPLY_MARKUP_TOO_LONG");
        }
        if (kept.isEmpty()) {
            return null;
        }
        ObjectNode keyboard = Json.object();
        keyboard.set("inline_keyboard", kept);
        return keyboard;
    }

    private static void button(JsonNode button) {
        if (button.path("text").asString().isBlank()) {
            throw ApiError.badRequest("inline keyboard button text must be non-empty");
        }
        long kinds = KINDS.stream().filter(k -> Json.present(button.get(k))).count();
        if (kinds != 1) {
            throw ApiError.badRequest(
                    "can't parse inline keyboard button: " + "Text buttons are unallowed in the inline keyboard");
        }
        if (Json.present(button.get("callback_data"))) {
            int bytes = button.get("callback_data").asString().getBytes(StandardCharsets.UTF_8).length;
            if (bytes == 0 || bytes > MOST_DATA_BYTES) {
                throw ApiError.badRequest("BUTTON_DATA_INVALID");
            }
        }
        if (Json.present(button.get("url"))) {
            url(button.get("url").asString());
        }
    }

    /** Telegram takes tg: links and http(s) links to something with a dot in its name, so not localhost. */
    private static void url(String url) {
        if (url.startsWith("tg://") || url.startsWith("ton://")) {
            return;
        }
        String host = null;
        try {
            host = URI.create(url.contains("://") ? url : "http://" + url).getHost();
        } catch (IllegalArgumentException e) {
            // Refused below, with the same words as any other bad URL.
        }
        if (host == null || !host.contains(".")) {
            throw ApiError.badRequest("inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
        }
    }
}
