package io.rondo.catchup.history;

/** Who can read a channel. */
public sealed interface Access {

    /** The person may, and the bot can. */
    record Granted() implements Access {}

    /** The person may not, or there is no such channel in the chat; they are not told which. */
    record Denied() implements Access {}

    /** The bot cannot. */
    record BotCannot(Lack lack) implements Access {}

    /** The platform did not say; it may in a moment. */
    record Unknown() implements Access {}

    /** What the bot lacks. */
    enum Lack {
        /** The right to see the channel or to read what was written before. */
        PERMISSION,
        /** Discord's message-content intent. */
        MESSAGE_CONTENT,
        /** Nobody has switched on that messages are kept, where the platform keeps none for us. */
        NOT_KEPT
    }

    static Access granted() {
        return new Granted();
    }

    static Access denied() {
        return new Denied();
    }

    static Access botCannot(Lack lack) {
        return new BotCannot(lack);
    }

    static Access unknown() {
        return new Unknown();
    }
}
