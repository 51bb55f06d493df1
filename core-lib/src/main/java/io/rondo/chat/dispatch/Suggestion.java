package io.rondo.chat.dispatch;

/**
 * Something that an option may be completed with while it is being typed.
 *
 * @param label what the person reads, at most {@link #LONGEST} characters
 * @param value what the option takes, at most {@link #LONGEST} characters
 */
public record Suggestion(String label, String value) {

    /** The most characters of a label or a value: Discord's limit. */
    public static final int LONGEST = 100;

    /** The most suggestions at once: Discord's limit. */
    public static final int MOST = 25;
}
