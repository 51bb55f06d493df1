package io.rondo.chat.reply;

import java.util.List;
import java.util.Optional;

/**
 * One field of a form.
 *
 * @param name the option that the answer fills
 * @param label what is asked, in the reader's language; at most 45 characters on Discord
 * @param kind what the answer looks like
 * @param value what stands in the field already, so that a mistake elsewhere loses nothing
 * @param choices what may be chosen where the kind is {@link Kind#CHOICE}
 */
public record Question(
        String name, String label, Kind kind, boolean required, Optional<String> value, List<Choice> choices) {

    /** What an answer looks like. */
    public enum Kind {
        TEXT,
        LONG_TEXT,
        NUMBER,
        DATE,
        TIME,
        CHOICE
    }

    /** One of the answers that may be chosen. */
    public record Choice(String value, String label) {}
}
