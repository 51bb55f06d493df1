package io.rondo.discord.send;

import java.util.Set;

/** Discord's error codes that mean something to a send, by their meaning. */
final class Refusals {

    static final int UNKNOWN_CHANNEL = 10003;
    static final int UNKNOWN_MESSAGE = 10008;
    static final int DIRECT_CHATS_TOO_FAST = 40003;
    static final int MISSING_ACCESS = 50001;
    static final int NOT_OURS = 50005;
    static final int MISSING_PERMISSIONS = 50013;
    static final int THREAD_ARCHIVED = 50083;
    static final int THREAD_EXISTS = 160004;
    static final int UNKNOWN_GUILD = 10004;

    private static final int UNKNOWN_USER = 10013;
    private static final int CLOSED_TO_US = 50007;
    private static final int INVALID_RECIPIENT = 50033;
    private static final int NO_SERVER_IN_COMMON = 50278;
    private static final int SLOW_MODE = 20016;
    private static final int CHANNEL_WRITE_LIMIT = 20028;
    private static final int OLD_EDITS = 30046;

    private Refusals() {}

    /** The person takes no messages from us, or is gone. */
    static boolean isUnreachable(int code) {
        return Set.of(UNKNOWN_USER, CLOSED_TO_US, INVALID_RECIPIENT, NO_SERVER_IN_COMMON)
                .contains(code);
    }

    /** A limit that comes as a refusal and says not for how long. */
    static boolean isTooFast(int code) {
        return Set.of(SLOW_MODE, CHANNEL_WRITE_LIMIT, OLD_EDITS).contains(code);
    }

    /** The bot may not see the channel or not do this in it. */
    static boolean isMissingPermission(int code) {
        return code == MISSING_ACCESS || code == MISSING_PERMISSIONS;
    }
}
