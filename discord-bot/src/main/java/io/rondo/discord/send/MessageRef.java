package io.rondo.discord.send;

import java.util.Optional;

/**
 * A message by its channel and its own id. Discord finds a message only together with its channel, so both are what we keep.
 *
 * @param channel a channel, thread or direct chat
 */
record MessageRef(String channel, String message) {

    private static final String SLASH = "/";

    /**
     * Reads what was kept.
     *
     * @param channelByDefault where a bare id is, as presses carry it
     */
    static Optional<MessageRef> parse(String kept, Optional<String> channelByDefault) {
        int slash = kept.indexOf(SLASH);
        return slash > 0
                ? Optional.of(new MessageRef(kept.substring(0, slash), kept.substring(slash + 1)))
                : channelByDefault.map(channel -> new MessageRef(channel, kept));
    }

    @Override
    public String toString() {
        return channel + SLASH + message;
    }
}
