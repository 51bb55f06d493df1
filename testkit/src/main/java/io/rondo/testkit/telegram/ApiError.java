package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An answer with {@code "ok": false}, in Telegram's own words. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final int code;
    final String description;
    private final transient @Nullable ObjectNode parameters;

    private ApiError(int code, String description, @Nullable ObjectNode parameters) {
        super(code + " " + description, null, false, false);
        this.code = code;
        this.description = description;
        this.parameters = parameters;
    }

    static ApiError of(int code, String description) {
        return new ApiError(code, description, null);
    }

    static ApiError badRequest(String what) {
        return of(400, "Bad Request: " + what);
    }

    static ApiError forbidden(String what) {
        return of(403, "Forbidden: " + what);
    }

    static ApiError conflict(String what) {
        return of(409, "Conflict: " + what);
    }

    static ApiError tooManyRequests(long retryAfterSeconds) {
        return new ApiError(
                429,
                "Too Many Requests: retry after " + retryAfterSeconds,
                Json.object().put("retry_after", retryAfterSeconds));
    }

    static ApiError migrated(long toChatId) {
        return new ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                Json.object().put("migrate_to_chat_id", toChatId));
    }

    ObjectNode body() {
        ObjectNode body = Json.object().put("ok", false).put("error_code", code).put("description", description);
        Optional.ofNullable(parameters).ifPresent(p -> body.set("parameters", p));
        return body;
    }
}
