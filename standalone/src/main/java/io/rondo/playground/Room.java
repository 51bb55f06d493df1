package io.rondo.playground;

import io.rondo.chat.Incoming;
import io.rondo.chat.Place;
import java.util.Optional;

/**
 * One of the playground's chats: the group of everyone, or one person's direct chat with the bot.
 *
 * @param key its name in rows, deliveries and the core's chats
 */
public record Room(String key) {

    /** Where everyone is. */
    public static final Room GROUP = new Room("group");

    /** How any direct chat is called towards the one person who sees it. */
    static final String DIRECT = "direct";

    private static final String DIRECT_PREFIX = DIRECT + ":";
    private static final String GROUP_TITLE = "Playground";

    static Room directOf(String person) {
        return new Room(DIRECT_PREFIX + person);
    }

    boolean isGroup() {
        return equals(GROUP);
    }

    /** Whose direct chat this is. */
    Optional<String> owner() {
        return key.startsWith(DIRECT_PREFIX) ? Optional.of(key.substring(DIRECT_PREFIX.length())) : Optional.empty();
    }

    /** {@code group} or {@code direct}. */
    String shownName() {
        return isGroup() ? key : DIRECT;
    }

    Incoming.Chat asChat(Optional<String> messageId) {
        return new Incoming.Chat(
                isGroup() ? Place.GROUP : Place.DIRECT,
                key,
                isGroup() ? Optional.of(GROUP_TITLE) : Optional.empty(),
                Optional.empty(),
                messageId);
    }
}
