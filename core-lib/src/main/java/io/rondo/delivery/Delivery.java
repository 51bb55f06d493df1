package io.rondo.delivery;

import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message to one chat, or the edit of one.
 *
 * @param kind what it is, such as {@code round_invitation}: for counting and for who could not be reached
 * @param askedFor an answer to what the person just did, not an unasked message
 * @param slot a name for the message within its chat; a later delivery to the same slot edits the message that stands there
 * @param edits the platform's id of the message to edit, when it is known beforehand
 * @param supersedes of the waiting deliveries with the same key in a chat only the newest is sent
 * @param notBefore quiet hours hold back what can wait
 * @param expiresAt after this it is not sent any more
 */
public record Delivery(
        Platform platform,
        String chat,
        Optional<String> thread,
        Optional<UUID> accountId,
        Optional<UUID> eventId,
        String kind,
        boolean askedFor,
        Optional<String> slot,
        Optional<String> edits,
        Optional<String> supersedes,
        Reply reply,
        Optional<Instant> notBefore,
        Optional<Instant> expiresAt) {

    public static Delivery to(Platform platform, String chat, String kind, Reply reply) {
        return new Delivery(
                platform,
                chat,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                kind,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reply,
                Optional.empty(),
                Optional.empty());
    }

    public Delivery inThread(Optional<String> newThread) {
        return new Delivery(
                platform,
                chat,
                newThread,
                accountId,
                eventId,
                kind,
                askedFor,
                slot,
                edits,
                supersedes,
                reply,
                notBefore,
                expiresAt);
    }

    public Delivery about(UUID newAccountId, UUID newEventId) {
        return new Delivery(
                platform,
                chat,
                thread,
                Optional.of(newAccountId),
                Optional.of(newEventId),
                kind,
                askedFor,
                slot,
                edits,
                supersedes,
                reply,
                notBefore,
                expiresAt);
    }

    /** To that account's own chat: if it cannot arrive, the account is known to be out of reach. */
    public Delivery toAccount(UUID newAccountId) {
        return new Delivery(
                platform,
                chat,
                thread,
                Optional.of(newAccountId),
                eventId,
                kind,
                askedFor,
                slot,
                edits,
                supersedes,
                reply,
                notBefore,
                expiresAt);
    }

    public Delivery ofEvent(UUID newEventId) {
        return new Delivery(
                platform,
                chat,
                thread,
                accountId,
                Optional.of(newEventId),
                kind,
                askedFor,
                slot,
                edits,
                supersedes,
                reply,
                notBefore,
                expiresAt);
    }

    public Delivery asAnswer() {
        return new Delivery(
                platform,
                chat,
                thread,
                accountId,
                eventId,
                kind,
                true,
                slot,
                edits,
                supersedes,
                reply,
                notBefore,
                expiresAt);
    }

    public Delivery inSlot(String newSlot) {
        return new Delivery(
                platform,
                chat,
                thread,
                accountId,
                eventId,
                kind,
                askedFor,
                Optional.of(newSlot),
                edits,
                supersedes,
                reply,
                notBefore,
                expiresAt);
    }

    public Delivery editing(String messageId) {
        return new Delivery(
                platform,
                chat,
                thread,
                accountId,
                eventId,
                kind,
                askedFor,
                slot,
                Optional.of(messageId),
                supersedes,
                reply,
                notBefore,
                expiresAt);
    }

    public Delivery superseding(String key) {
        return new Delivery(
                platform,
                chat,
                thread,
                accountId,
                eventId,
                kind,
                askedFor,
                slot,
                edits,
                Optional.of(key),
                reply,
                notBefore,
                expiresAt);
    }

    public Delivery notBefore(Instant instant) {
        return new Delivery(
                platform,
                chat,
                thread,
                accountId,
                eventId,
                kind,
                askedFor,
                slot,
                edits,
                supersedes,
                reply,
                Optional.of(instant),
                expiresAt);
    }

    public Delivery expiringAt(Instant instant) {
        return new Delivery(
                platform,
                chat,
                thread,
                accountId,
                eventId,
                kind,
                askedFor,
                slot,
                edits,
                supersedes,
                reply,
                notBefore,
                Optional.of(instant));
    }
}
