package io.rondo.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A voice channel of a platform for the two of a call, wanted, open or to be taken away.
 *
 * @param chats the servers in which it may be made, best first
 * @param members the two by the platform's ids, while it is wanted
 * @param chat the server in which it is open
 * @param channel the channel, while it is open
 * @param attempts how often making or taking away has begun, this time counted
 * @param isOver whether its call has ended, so that it is not wanted any more
 */
public record VoiceRoom(
        UUID callId,
        State state,
        List<String> chats,
        List<String> members,
        Optional<String> chat,
        Optional<String> channel,
        int attempts,
        Instant createdAt,
        boolean isOver) {

    /** How it stands with a room. */
    public enum State {
        WANTED,
        OPEN,
        FAILED,
        GONE
    }

    /** The digits of an id before this one are mostly the time. */
    private static final int FIRST_RANDOM_DIGIT = 20;

    public VoiceRoom {
        chats = List.copyOf(chats);
        members = List.copyOf(members);
    }

    /** What it is called in the server: found again by it, and nothing in it tells of whom or of what it is. */
    public String name() {
        return "rondo-" + callId.toString().replace("-", "").substring(FIRST_RANDOM_DIGIT);
    }
}
