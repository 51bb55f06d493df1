package io.rondo.chat;

import io.rondo.bus.Subscription;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /**
     * The community that an action is about, where its options tell (an event's button in a direct message); every feature is
     * asked until one knows. The options come from our own buttons and rows.
     */
    default Optional<UUID> communityOf(UnitOfWork work, Action action) {
        return Optional.empty();
    }

    /**
     * Whether {@code /help} offers the command to the person, beyond what role and place say: a command for hosts where not
     * everyone may host.
     */
    default boolean offers(Conversation conversation, Command command) {
        return true;
    }
}
