package io.rondo.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A voice channel of a platform for the two of a call, wanted, open or to be taken away.
 *
 * @param chats the servers in which it may be made, best first
 * @param members the two by the platform's ids, while it is wanted
 * @param chat the server in which it is open
 * @param channel the channel, while it is open
 * @param asked the message that asked for it as JSON, without its body, until it is answered
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
        Optional<String> asked,
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

    private static final String PREFIX = "rondo-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "[0-9a-f]{12}");

    public VoiceRoom {
        chats = List.copyOf(chats);
        members = List.copyOf(members);
    }

    /** What it is called in the server: found again by it, and nothing in it tells of whom or of what it is. */
    public String name() {
        return nameOf(callId);
    }

    static String nameOf(UUID callId) {
        return PREFIX + callId.toString().replace("-", "").substring(FIRST_RANDOM_DIGIT);
    }

    /** Whether a channel could be a room's, by its name. */
    public static boolean isNameOfOne(String channel) {
        return NAME.matcher(channel).matches();
    }
}
