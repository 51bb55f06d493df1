package io.rondo.chat.time;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write and read them. Safe to call from several threads. */
public final class Durations {

    /** The longest duration that is read: ten years of 365 days. */
    public static final Duration LONGEST = Duration.ofDays(3650);

    private static final int LONGEST_TEXT = 100;
    private static final Pattern ISO_WEEKS = Pattern.compile("P(\\d{1,9})W");

    private static final Map<String, List<String>> SHORT_UNITS =
            Map.of("en", List.of("d", "h", "min", "s"), "ru", List.of("д", "ч", "мин", "с"));

    /** What {@link #parse} makes of a text. */
    public sealed interface Parsed {}

    /** The text is a duration, zero or more, {@link #LONGEST} at most. */
    public record Understood(Duration duration) implements Parsed {}

    /** The text is no usable duration. */
    public record NotUnderstood(Reason reason) implements Parsed {}

    /** Why a text is no usable duration. */
    public enum Reason {
        EMPTY,
        NOT_A_DURATION,
        /** A number alone: it could be seconds or minutes. */
        NO_UNIT,
        NEGATIVE,
        TOO_LONG
    }

    private Durations() {}

    /**
     * Reads {@code 90s}, {@code 1h30m}, {@code 1.5h}, {@code 5 min}, {@code 2 дня}, {@code полчаса}, {@code PT5M} and the
     * like; {@code m} is minutes, a day is 24 hours. Never throws; text of any length is answered quickly.
     */
    public static Parsed parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return new NotUnderstood(Reason.NOT_A_DURATION);
        }
        String normal = Vocabulary.normalise(text);
        if (normal.isEmpty()) {
            return new NotUnderstood(Reason.EMPTY);
        }
        if (normal.startsWith("-")) {
            return new NotUnderstood(Reason.NEGATIVE);
        }
        if (normal.startsWith("p")) {
            return parseIso(normal.toUpperCase(Locale.ROOT));
        }
        if (normal.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ',')) {
            return new NotUnderstood(Reason.NO_UNIT);
        }
        Optional<Amounts> amounts = Amounts.parse(normal).filter(Amounts::isFixed);
        if (amounts.isEmpty()) {
            return new NotUnderstood(Reason.NOT_A_DURATION);
        }
        return amounts.get()
                .duration(LONGEST)
                .<Parsed>map(Understood::new)
                .orElseGet(() -> new NotUnderstood(Reason.TOO_LONG));
    }

    /**
     * Writes a duration briefly: {@code 5 min}, {@code 1 h 30 min}, {@code 4 min 58 s}; in Russian {@code 5 мин}. Rounded to
     * whole seconds, nothing else is dropped.
     *
     * @throws IllegalArgumentException when the duration is negative
     */
    public static String format(Duration duration, Locale locale) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a length of time cannot be negative: " + duration);
        }
        long seconds = duration.plusMillis(500).toSeconds();
        long[] counts = {seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60};
        List<String> units = SHORT_UNITS.get(locale.getLanguage());
        return units == null ? formatByIcu(counts, locale) : formatByUnits(counts, units);
    }

    private static String formatByUnits(long[] counts, List<String> units) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                parts.add(counts[i] + " " + units.get(i));
            }
        }
        return parts.isEmpty() ? "0 " + units.getLast() : String.join(" ", parts);
    }

    private static String formatByIcu(long[] counts, Locale locale) {
        List<MeasureUnit> units = List.of(MeasureUnit.DAY, MeasureUnit.HOUR, MeasureUnit.MINUTE, MeasureUnit.SECOND);
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 || (i == counts.length - 1 && measures.isEmpty())) {
                measures.add(new Measure(counts[i], units.get(i)));
            }
        }
        return MeasureFormat.getInstance(locale, FormatWidth.SHORT).formatMeasures(measures.toArray(Measure[]::new));
    }

    private static Parsed parseIso(String iso) {
        try {
            Matcher weeks = ISO_WEEKS.matcher(iso);
            Duration duration = weeks.matches()
                    ? Duration.ofDays(Math.multiplyExact(7L, Long.parseLong(weeks.group(1))))
                    : Duration.parse(iso);
            if (duration.isNegative()) {
                return new NotUnderstood(Reason.NEGATIVE);
            }
            return duration.compareTo(LONGEST) > 0 ? new NotUnderstood(Reason.TOO_LONG) : new Understood(duration);
        } catch (DateTimeParseException | ArithmeticException notIso) {
            return new NotUnderstood(Reason.NOT_A_DURATION);
        }
    }
}
