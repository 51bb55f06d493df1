package io.rondo.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery that is its chat's next.
 *
 * @param cardId the message below which the delivery's thread is, where one stands there
 * @param threadName what that thread is called
 * @param messageId the message to edit: named beforehand, or the one that stands in the slot
 * @param reply still as JSON: what cannot be read is this delivery's trouble alone
 * @param attempts how often sending has begun, this time not counted
 */
public record Outgoing(
        UUID id,
        String chat,
        Optional<String> thread,
        Optional<String> cardId,
        Optional<String> threadName,
        Optional<UUID> accountId,
        String kind,
        Optional<String> slot,
        Optional<String> messageId,
        String reply,
        Instant notBefore,
        int attempts) {

    /** Where it goes. */
    public Transport.Target target() {
        return new Transport.Target(
                chat, thread, cardId.map(card -> new Transport.ThreadOf(card, threadName.orElse(""))), messageId);
    }
}
