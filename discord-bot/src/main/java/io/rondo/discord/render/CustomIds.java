package io.rondo.discord.render;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What components carry, and how it is read when one is used. Discord takes each custom id only once in a message, so that a
 * second button with the same action gets a number behind its data. Pure, but for the ids that one message has used.
 */
public final class CustomIds {

    private static final String SELECT = "select:";
    /** Stands in no button's data. */
    private static final char NUMBER = '#';

    private final Set<String> used = new HashSet<>();

    CustomIds() {}

    /**
     * The signed data of the button or of the choice.
     *
     * @param customIdOrValue the custom id of a button or form, or the value that was chosen in a select
     */
    public static String data(String customIdOrValue) {
        int number = customIdOrValue.indexOf(NUMBER);
        return number < 0 ? customIdOrValue : customIdOrValue.substring(0, number);
    }

    /** Whether a select has this custom id; the value chosen in it is what a button's custom id would be. */
    public static boolean isSelect(String customId) {
        return customId.startsWith(SELECT);
    }

    String unique(String data) {
        return used.add(data) ? data : numbered(data).orElseThrow();
    }

    private Optional<String> numbered(String data) {
        for (int number = 2; number <= used.size() + 2; number++) {
            if (used.add(data + NUMBER + number)) {
                return Optional.of(data + NUMBER + number);
            }
        }
        return Optional.empty();
    }

    static String select(int number) {
        return SELECT + number;
    }
}
