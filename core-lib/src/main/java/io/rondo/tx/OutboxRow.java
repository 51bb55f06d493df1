package io.rondo.tx;

import java.util.Optional;
import java.util.UUID;

/** A message as the columns of its row in the outbox. */
public record OutboxRow(
        UUID id,
        String queue,
        String type,
        String headers,
        String body,
        Optional<String> correlationId,
        Optional<String> replyTo) {

    public static OutboxRow of(Message message) {
        return new OutboxRow(
                message.id(),
                message.queue().name(),
                message.type(),
                Json.write(message.headers()),
                Json.write(message.body()),
                message.correlationId(),
                message.replyTo());
    }
}
