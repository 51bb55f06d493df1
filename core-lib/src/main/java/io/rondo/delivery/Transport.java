package io.rondo.delivery;

import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Sends to one platform. A bot implements it; called by that platform's one sender. */
public interface Transport {

    Platform platform();

    /** Whether this process can send now. One that cannot lets another process be the platform's sender. */
    default boolean isReady() {
        return true;
    }

    /**
     * Sends a new message, or edits the one that the target names.
     *
     * @param deliveryId the same at another try, so that a platform that can recognise repeats does
     */
    Outcome send(UUID deliveryId, Target target, Reply reply);

    /**
     * Where a reply goes.
     *
     * @param thread the topic, channel or thread of the chat; empty for where the platform puts it
     * @param threadOf the message in whose thread it goes, on platforms that have such; others post into the chat
     * @param messageId the message to edit; where it is gone, the transport answers {@link Outcome.MessageGone}
     */
    record Target(String chat, Optional<String> thread, Optional<ThreadOf> threadOf, Optional<String> messageId) {

        /** A new message in a chat. */
        public static Target chat(String chat) {
            return new Target(chat, Optional.empty(), Optional.empty(), Optional.empty());
        }

        public Target editing(String newMessageId) {
            return new Target(chat, thread, threadOf, Optional.of(newMessageId));
        }
    }

    /**
     * The thread below a message.
     *
     * @param cardId the message, as {@link Outcome.Sent} named it
     * @param name what the thread is called where it is not open yet; may be longer than the platform allows
     */
    record ThreadOf(String cardId, String name) {}

    /** What the platform said. */
    sealed interface Outcome {
        record Sent(String messageId) implements Outcome {}

        /** The message to edit is not there any more: send a new one. */
        record MessageGone() implements Outcome {}

        /** Blocked, gone, or never spoken to: the account or chat cannot be reached. */
        record Unreachable(String reason) implements Outcome {}

        /** The chat lives on under another id (a group that became a supergroup). */
        record Moved(String newChat) implements Outcome {}

        /** Too fast: nothing was sent; try after the wait. {@code wholePlatform} when every chat must wait. */
        record TooFast(Duration retryAfter, boolean wholePlatform) implements Outcome {}

        /** The platform or the network is away: nothing is known to have been sent; try again. */
        record Away(String reason) implements Outcome {}

        /** The platform will never take this message: a fault of ours, logged. */
        record Rejected(String reason) implements Outcome {}
    }
}
