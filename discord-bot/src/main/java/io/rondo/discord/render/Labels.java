package io.rondo.discord.render;

/** Labels of buttons, fields and threads, which Discord wants neither empty nor too long. Pure. */
public final class Labels {

    private static final String ELLIPSIS = "…";

    private Labels() {}

    /** At most so many UTF-16 units, no character cut in two; an ellipsis where there is nothing or something is missing. */
    public static String cut(String label, int most) {
        String shown = label.isBlank() ? ELLIPSIS : label.strip();
        if (shown.length() <= most) {
            return shown;
        }
        int end = most - ELLIPSIS.length();
        return shown.substring(0, Character.isHighSurrogate(shown.charAt(end - 1)) ? end - 1 : end)
                        .stripTrailing()
                + ELLIPSIS;
    }
}
