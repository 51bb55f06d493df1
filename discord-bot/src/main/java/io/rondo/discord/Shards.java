package io.rondo.discord;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shards that this process runs.
 *
 * @param from the first, counted from 0
 * @param to the last
 * @param total of all processes together
 */
public record Shards(int from, int to, int total) {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})-(\\d{1,4})/(\\d{1,4})");

    /** @throws IllegalArgumentException with a sentence for the operator */
    public Shards {
        if (from < 0 || from > to || to >= total) {
            throw new IllegalArgumentException("DISCORD_SHARDS is " + from + "-" + to + "/" + total
                    + ": write a range within the total, counted from 0, like 0-3/8");
        }
    }

    /**
     * Reads {@code 0-3/8}.
     *
     * @return empty for anything else
     */
    public static Optional<Shards> parse(String text) {
        Matcher range = RANGE.matcher(text);
        return range.matches()
                ? Optional.of(new Shards(
                        Integer.parseInt(range.group(1)),
                        Integer.parseInt(range.group(2)),
                        Integer.parseInt(range.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return from + "-" + to + "/" + total;
    }
}
