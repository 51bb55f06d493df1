package io.rondo.telegram.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Reads updates one by one, so that one which the library does not understand holds up no other. Safe to use from
 * several threads.
 */
public final class UpdateReader {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private UpdateReader() {}

    /**
     * Reads one update: the body of a webhook's request, or a stored one.
     *
     * @throws IllegalArgumentException when it is not JSON or has no update id, so nothing of Telegram's
     */
    public static IncomingUpdate read(String json) {
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads the answer to getUpdates.
     *
     * @throws IllegalArgumentException when it is no such answer
     */
    static List<IncomingUpdate> readAll(String answer) {
        JsonNode root;
        try {
            root = MAPPER.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        if (!root.path("ok").asBoolean(false) || !root.path("result").isArray()) {
            throw new IllegalArgumentException("not an answer to getUpdates: "
                    + root.path("description").asText("neither result nor description"));
        }
        List<IncomingUpdate> updates = new ArrayList<>();
        for (JsonNode update : root.path("result")) {
            updates.add(read(update));
        }
        return updates;
    }

    private static IncomingUpdate read(JsonNode node) {
        JsonNode id = node.path("update_id");
        if (!id.isIntegralNumber()) {
            throw new IllegalArgumentException("an update without update_id");
        }
        try {
            return new IncomingUpdate.Readable(id.longValue(), node.toString(), MAPPER.treeToValue(node, Update.class));
        } catch (JsonProcessingException | RuntimeException e) {
            return new IncomingUpdate.Unreadable(id.longValue(), node.toString(), why(e));
        }
    }

    private static String why(Exception e) {
        // Jackson's message quotes the value, which may be what a person wrote; the path is enough to find it.
        return e instanceof com.fasterxml.jackson.databind.JsonMappingException mapping
                ? e.getClass().getSimpleName() + " at " + mapping.getPathReference()
                : e.getClass().getSimpleName();
    }
}
