package io.rondo.telegram.update;

import io.rondo.chat.Incoming;
import java.util.Optional;

/** What an update tells us. */
public sealed interface Told {

    /**
     * Somebody asks for something.
     *
     * @param callbackId set when a button was pressed, which waits for an answer of its own
     */
    record Asked(Incoming incoming, Optional<String> callbackId) implements Told {}

    /** A button that cannot be answered by us was pressed: of a game, or under an inline message. */
    record IdlePress(String callbackId) implements Told {}

    /**
     * The bot was taken into a group.
     *
     * @param locale the language of whoever took it in
     */
    record Added(String chat, Optional<String> title, Optional<String> locale) implements Told {}

    /** The bot was thrown out of a group. */
    record Removed(String chat) implements Told {}

    /** Somebody blocked the bot. */
    record Blocked(String user) implements Told {}

    /** A group lives on as a supergroup. */
    record Moved(String chat, String newChat) implements Told {}

    /** Somebody's rights in a group changed. */
    record RightsChanged(String chat) implements Told {}

    /**
     * Somebody wrote in the name of the group or of a channel, so that nobody knows who it is.
     *
     * @param incoming as if the group or channel were a person, only to tell whether it was meant for us
     */
    record Hidden(Incoming incoming, boolean asChannel) implements Told {}

    /** Nothing that matters to us. */
    record Nothing() implements Told {}
}
