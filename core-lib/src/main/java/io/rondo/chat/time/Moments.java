package io.rondo.chat.time;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Instants as people read them. Safe to call from several threads. */
public final class Moments {

    private static final Map<Locale, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private Moments() {}

    /**
     * The local date and time in {@code zone}, to the minute: {@code Fri 4 Dec 2026 19:00}, {@code пт, 4 дек. 2026, 19:00}.
     * {@link NaturalTime#parse} reads it back.
     */
    public static String format(Instant instant, ZoneId zone, Locale locale) {
        return FORMATS.computeIfAbsent(locale, Moments::formatter).format(instant.atZone(zone));
    }

    /**
     * How far {@code instant} is from {@code now}, in one unit: {@code in 45 seconds}, {@code in 3 days},
     * {@code через 3 дня}, {@code 2 hours ago}, {@code now}. Seconds up to two minutes, then minutes up to two hours, hours
     * up to two days, days up to eight weeks, then months of 30 days.
     */
    public static String relative(Instant instant, Instant now, Locale locale) {
        Duration distance = Duration.between(now, instant);
        Direction direction = distance.isNegative() ? Direction.LAST : Direction.NEXT;
        long seconds = distance.abs().plusMillis(500).toSeconds();
        RelativeDateTimeFormatter formatter = RelativeDateTimeFormatter.getInstance(locale);
        if (seconds == 0) {
            return formatter.format(Direction.PLAIN, AbsoluteUnit.NOW);
        }
        if (seconds < 120) {
            return formatter.format((double) seconds, direction, RelativeUnit.SECONDS);
        }
        if (seconds < 120 * 60) {
            return formatter.format(rounded(seconds, 60), direction, RelativeUnit.MINUTES);
        }
        if (seconds < 48 * 3_600) {
            return formatter.format(rounded(seconds, 3_600), direction, RelativeUnit.HOURS);
        }
        if (seconds < 56L * 86_400) {
            return formatter.format(rounded(seconds, 86_400), direction, RelativeUnit.DAYS);
        }
        return formatter.format(rounded(seconds, 30L * 86_400), direction, RelativeUnit.MONTHS);
    }

    private static double rounded(long seconds, long unit) {
        return (double) Math.floorDiv(seconds + unit / 2, unit);
    }

    private static DateTimeFormatter formatter(Locale locale) {
        String pattern = switch (locale.getLanguage()) {
            case "en" -> "EEE d MMM yyyy HH:mm";
            case "ru" -> "EEE, d MMM yyyy, HH:mm";
            default -> DateTimePatternGenerator.getInstance(locale).getBestPattern("yMMMEdHm");
        };
        return DateTimeFormatter.ofPattern(pattern, locale);
    }
}
