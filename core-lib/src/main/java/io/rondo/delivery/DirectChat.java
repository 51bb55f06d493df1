package io.rondo.delivery;

import java.util.Optional;

/** How a direct chat is named that a platform opens only when something is sent there: by whose it would be. Pure. */
public final class DirectChat {

    private static final String TO_OPEN = "user:";

    private DirectChat() {}

    /** The chat with that user, which has to be opened first. */
    public static String toOpen(String userId) {
        return TO_OPEN + userId;
    }

    /** The user with whom the chat has to be opened; empty for a chat that is open. */
    public static Optional<String> userToOpen(String chat) {
        return chat.startsWith(TO_OPEN) ? Optional.of(chat.substring(TO_OPEN.length())) : Optional.empty();
    }
}
