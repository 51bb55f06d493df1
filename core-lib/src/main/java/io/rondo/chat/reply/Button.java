package io.rondo.chat.reply;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** A button: it runs a command, or opens a page. */
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
