package io.rondo.telegram.api;

import java.time.Instant;

/**
 * Pieces of the HTML that Telegram understands. Whatever people chose themselves goes through {@link #escape}.
 */
public final class TelegramHtml {
    /** The most UTF-16 units that a message may have after its entities were parsed. */
    public static final int LONGEST_TEXT = 4096;
    /** The most UTF-16 units that a caption may have after its entities were parsed. */
    public static final int LONGEST_CAPTION = 1024;

    private TelegramHtml() {}

    /** The text as HTML that shows exactly it, in tags as well as in attributes. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    // Telegram refuses NUL, and a lone surrogate cannot be sent as UTF-8.
                    if (c != 0 && !loneSurrogate(text, i)) {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static boolean loneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    /** Bold text; the text is plain and is escaped here. */
    public static String bold(String text) {
        return "<b>" + escape(text) + "</b>";
    }

    /** Slanted text; the text is plain and is escaped here. */
    public static String italic(String text) {
        return "<i>" + escape(text) + "</i>";
    }

    /** A link; label and address are plain and are escaped here. */
    public static String link(String label, String address) {
        return "<a href=\"" + escape(address) + "\">" + escape(label) + "</a>";
    }

    /**
     * A point in time that each app shows in its own zone.
     *
     * @param format Telegram's letters, {@code r} or {@code w?[dD]?[tT]?}; others are an {@link IllegalArgumentException}
     * @param fallback plain text for apps that do not know the entity; escaped here
     */
    public static String time(Instant at, String format, String fallback) {
        if (!format.matches("r|w?[dD]?[tT]?")) {
            throw new IllegalArgumentException("not a date-time format of Telegram: " + format);
        }
        String attribute = format.isEmpty() ? "" : " format=\"" + format + "\"";
        return "<tg-time unix=\"" + at.getEpochSecond() + "\"" + attribute + ">" + escape(fallback) + "</tg-time>";
    }
}
