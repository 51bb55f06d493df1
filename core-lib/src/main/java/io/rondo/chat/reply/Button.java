package io.rondo.chat.reply;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;

/** A button: it runs a command, opens a page, or lets people choose. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
public sealed interface Button {

    /** What it says; plain text, at most 80 characters on Discord. */
    String label();

    /** Runs a command as whoever presses it, authorised anew. Works after a restart and weeks later. */
    @JsonTypeName("press")
    record Press(String label, Action action, Style style) implements Button {}

    /** Opens a page; nothing of it reaches the bot. */
    @JsonTypeName("open")
    record Open(String label, String url) implements Button {}

    /**
     * A menu of the chat's own channels, where the platform has such; elsewhere it is not shown. What is chosen answers the
     * action's {@link #CHANNEL} option.
     *
     * @param chosen the channel that is chosen now, by the platform's id
     */
    @JsonTypeName("channels")
    record Channels(String label, Action action, Optional<String> chosen) implements Button {

        /** The option that the chosen channel's id answers. */
        public static final String CHANNEL = "channel";
    }

    /** How much a button stands out, where a platform can show it. */
    enum Style {
        PRIMARY,
        NORMAL,
        DANGER
    }

    static Button primary(String label, Action action) {
        return new Press(label, action, Style.PRIMARY);
    }

    static Button normal(String label, Action action) {
        return new Press(label, action, Style.NORMAL);
    }

    static Button danger(String label, Action action) {
        return new Press(label, action, Style.DANGER);
    }

    static Button open(String label, String url) {
        return new Open(label, url);
    }
}
