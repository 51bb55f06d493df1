package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fetching updates and having them pushed. */
final class UpdateMethods {
    private static final JsonNode TRUE = Json.MAPPER.valueToTree(true);

    /** Not under the world's lock: it waits. */
    JsonNode getUpdates(Call call) {
        World world = call.world();
        int limit = call.number("limit")
                .map(Long::intValue)
                .filter(l -> l >= 1 && l <= 100)
                .orElse(100);
        long timeout = call.number("timeout").orElse(0L);
        world.change(() -> world.updates.allow(call.params().get("allowed_updates")));
        return world.updates.poll(call.number("offset").orElse(0L), limit, Duration.ofSeconds(timeout));
    }

    JsonNode setWebhook(Call call) {
        UpdateQueue updates = call.world().updates;
        String url = call.string("url");
        String secret = call.string("secret_token");
        if (!secret.isEmpty() && !secret.matches("[A-Za-z0-9_-]{1,256}")) {
            throw ApiError.badRequest("secret token contains unallowed characters");
        }
        if (!url.isEmpty() && !url.matches("https?://.+")) {
            throw ApiError.badRequest("bad webhook: invalid webhook URL specified");
        }
        dropIfAsked(call);
        updates.allow(call.params().get("allowed_updates"));
        updates.webhook = url.isEmpty()
                ? null
                : new UpdateQueue.Webhook(
                        url,
                        secret.isEmpty() ? Optional.empty() : Optional.of(secret),
                        call.number("max_connections").map(Long::intValue).orElse(40));
        return TRUE;
    }

    JsonNode deleteWebhook(Call call) {
        dropIfAsked(call);
        call.world().updates.webhook = null;
        return TRUE;
    }

    private static void dropIfAsked(Call call) {
        if (call.flag("drop_pending_updates")) {
            call.world().updates.drop();
        }
    }

    JsonNode getWebhookInfo(Call call) {
        UpdateQueue updates = call.world().updates;
        ObjectNode info = Json.object()
                .put(
                        "url",
                        Optional.ofNullable(updates.webhook)
                                .map(UpdateQueue.Webhook::url)
                                .orElse(""))
                .put("has_custom_certificate", false)
                .put("pending_update_count", updates.unconfirmed());
        if (!updates.allowed().isEmpty()) {
            info.set("allowed_updates", Json.MAPPER.valueToTree(updates.allowed()));
        }
        return info;
    }
}
