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
 * @param threadOf the thread of another message of the chat, opened if need be; platforms without threads post into the chat
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
        Optional<ThreadOf> threadOf,
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

    /**
     * A thread below a message.
     *
     * @param cardSlot the slot in which that message stands; while none stands there, what is sent goes into the chat itself
     * @param name what the thread is called where it has to be opened; cut to the platform's length
     */
    public record ThreadOf(String cardSlot, String name) {}

    public static Delivery to(Platform platform, String chat, String kind, Reply reply) {
        return new Changing(platform, chat, kind, reply).build();
    }

    public Delivery inThread(Optional<String> newThread) {
        Changing copy = new Changing(this);
        copy.thread = newThread;
        return copy.build();
    }

    /** Into the thread of the message that stands in the slot, opened under that name if it is not there yet. */
    public Delivery inThreadOf(String cardSlot, String threadName) {
        Changing copy = new Changing(this);
        copy.threadOf = Optional.of(new ThreadOf(cardSlot, threadName));
        return copy.build();
    }

    public Delivery about(UUID newAccountId, UUID newEventId) {
        return toAccount(newAccountId).ofEvent(newEventId);
    }

    /** To that account's own chat: if it cannot arrive, the account is known to be out of reach. */
    public Delivery toAccount(UUID newAccountId) {
        Changing copy = new Changing(this);
        copy.accountId = Optional.of(newAccountId);
        return copy.build();
    }

    public Delivery ofEvent(UUID newEventId) {
        Changing copy = new Changing(this);
        copy.eventId = Optional.of(newEventId);
        return copy.build();
    }

    public Delivery asAnswer() {
        Changing copy = new Changing(this);
        copy.askedFor = true;
        return copy.build();
    }

    public Delivery inSlot(String newSlot) {
        Changing copy = new Changing(this);
        copy.slot = Optional.of(newSlot);
        return copy.build();
    }

    public Delivery editing(String messageId) {
        Changing copy = new Changing(this);
        copy.edits = Optional.of(messageId);
        return copy.build();
    }

    public Delivery superseding(String key) {
        Changing copy = new Changing(this);
        copy.supersedes = Optional.of(key);
        return copy.build();
    }

    public Delivery notBefore(Instant instant) {
        Changing copy = new Changing(this);
        copy.notBefore = Optional.of(instant);
        return copy.build();
    }

    public Delivery expiringAt(Instant instant) {
        Changing copy = new Changing(this);
        copy.expiresAt = Optional.of(instant);
        return copy.build();
    }

    /** A delivery while one part of it is changed. */
    private static final class Changing {

        private final Platform platform;
        private final String chat;
        private final String kind;
        private final Reply reply;
        private Optional<String> thread = Optional.empty();
        private Optional<ThreadOf> threadOf = Optional.empty();
        private Optional<UUID> accountId = Optional.empty();
        private Optional<UUID> eventId = Optional.empty();
        private boolean askedFor;
        private Optional<String> slot = Optional.empty();
        private Optional<String> edits = Optional.empty();
        private Optional<String> supersedes = Optional.empty();
        private Optional<Instant> notBefore = Optional.empty();
        private Optional<Instant> expiresAt = Optional.empty();

        Changing(Platform platform, String chat, String kind, Reply reply) {
            this.platform = platform;
            this.chat = chat;
            this.kind = kind;
            this.reply = reply;
        }

        Changing(Delivery from) {
            this(from.platform, from.chat, from.kind, from.reply);
            thread = from.thread;
            threadOf = from.threadOf;
            accountId = from.accountId;
            eventId = from.eventId;
            askedFor = from.askedFor;
            slot = from.slot;
            edits = from.edits;
            supersedes = from.supersedes;
            notBefore = from.notBefore;
            expiresAt = from.expiresAt;
        }

        Delivery build() {
            return new Delivery(
                    platform,
                    chat,
                    thread,
                    threadOf,
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
    }
}
