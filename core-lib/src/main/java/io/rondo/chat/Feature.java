package io.rondo.chat;

import io.rondo.bus.Subscription;
import io.rondo.chat.reply.Reply;
import java.util.List;
import java.util.Optional;

/**
 * A capability as the house sees it: its commands, its messages, its words. Adding one is a folder, a migration and a line in
 * {@code io.rondo.Features}.
 */
public interface Feature {

    /** Its folder: the bundles are {@code io/rondo/<name>/messages_<language>.properties}. */
    String name();

    default List<Command> commands() {
        return List.of();
    }

    default List<Subscription> subscriptions() {
        return List.of();
    }

    /** What waits for the person, with its buttons, for {@code /my}; most urgent first. */
    default List<Reply> waitingFor(Conversation conversation) {
        return List.of();
    }

    /** Takes a plain line in a direct chat, where this capability expects one (a relayed message). */
    default Optional<Reply> hear(Conversation conversation, String line) {
        return Optional.empty();
    }
}
