package io.rondo.call.remote;

import io.rondo.tx.Json;
import io.rondo.tx.Message;
import java.time.Instant;
import java.util.UUID;

/**
 * Something to ask a provider for.
 *
 * @param message the message that asked for it, as JSON
 * @param attempts how often it was begun, this time counted
 * @param givesUpAt when it is too late to begin it again
 */
public record Errand(
        UUID id,
        UUID callId,
        String provider,
        Kind kind,
        String message,
        int attempts,
        Instant dueAt,
        Instant givesUpAt) {

    /** What is to be done. */
    public enum Kind {
        MAKE,
        END,
        /** Who was there is to be asked, after the end. */
        REPORT
    }

    Message asked() {
        return Json.read(message, Message.class);
    }
}
