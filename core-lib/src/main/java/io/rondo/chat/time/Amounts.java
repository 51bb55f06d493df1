package io.rondo.chat.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sum of amounts with units, as in {@code 1h 30 min} or {@code 2 недели}. Days and longer units stay apart from the
 * shorter ones, since on a calendar a day is not always 24 hours.
 */
record Amounts(List<Amount> parts) {

    record Amount(BigDecimal count, ChronoUnit unit) {}

    private static final Map<String, ChronoUnit> UNITS = Vocabulary.byWord(Map.of(
            ChronoUnit.SECONDS, "s sec secs second seconds с сек секунда секунды секунду секунд",
            ChronoUnit.MINUTES, "m min mins minute minutes м мин минута минуты минуту минут",
            ChronoUnit.HOURS, "h hr hrs hour hours ч час часа часов",
            ChronoUnit.DAYS, "d day days д дн день дня дней сут сутки суток",
            ChronoUnit.WEEKS, "w wk wks week weeks нед неделя недели неделю недель",
            ChronoUnit.MONTHS, "month months мес месяц месяца месяцев",
            ChronoUnit.YEARS, "year years год года лет"));

    private static final Map<String, BigDecimal> COUNTS = Map.ofEntries(
            Map.entry("a", BigDecimal.ONE),
            Map.entry("an", BigDecimal.ONE),
            Map.entry("one", BigDecimal.ONE),
            Map.entry("half a", new BigDecimal("0.5")),
            Map.entry("half an", new BigDecimal("0.5")),
            Map.entry("полтора", new BigDecimal("1.5")),
            Map.entry("полторы", new BigDecimal("1.5")));

    private static final Pattern PART = Pattern.compile(
            "(?:(\\d{1,30}(?:[.,]\\d{1,9})?)\\s?|(half an?|an?|one|полтора|полторы)\\s)?(\\p{L}{1,10})\\.?");
    private static final Pattern BARE_MINUTES = Pattern.compile("(\\d{1,2})$");
    private static final Pattern BETWEEN = Pattern.compile("(?: ?, ?| (?:and|и) | )?");

    /** Reads text that {@link Vocabulary#normalise} has been through; empty when it is anything but amounts with units. */
    static Optional<Amounts> parse(String text) {
        List<Amount> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        Matcher between = BETWEEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            Optional<Amount> amount;
            if (part.region(at, text.length()).lookingAt()) {
                amount = amount(part);
                at = part.end();
            } else {
                amount = minutesAfterHours(text.substring(at), parts);
                at = text.length();
            }
            if (amount.isEmpty() || isRepeated(amount.get(), parts)) {
                return Optional.empty();
            }
            parts.add(amount.get());
            between.region(at, text.length()).lookingAt();
            if (between.end() == text.length() && at < text.length()) {
                return Optional.empty();
            }
            at = between.end();
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Amounts(List.copyOf(parts)));
    }

    /** True when every unit has a fixed length (weeks at most). */
    boolean isFixed() {
        return parts.stream().allMatch(part -> part.unit().compareTo(ChronoUnit.WEEKS) <= 0);
    }

    /** True when no unit is shorter than a day and all are whole. */
    boolean isWholeDays() {
        return parts.stream().allMatch(part -> isCalendar(part) && isWhole(part));
    }

    /** True when the part is counted on the calendar: a whole number of days or more. */
    static boolean isCalendar(Amount part) {
        return part.unit().compareTo(ChronoUnit.DAYS) >= 0 && isWhole(part);
    }

    /** The exact length, to the nanosecond, of one part; only for units with a fixed length. */
    static BigDecimal nanos(Amount part) {
        return part.count().multiply(new BigDecimal(part.unit().getDuration().toNanos()));
    }

    /** The length of all parts, or empty when it is more than {@code longest}; only for {@link #isFixed()} amounts. */
    Optional<Duration> duration(Duration longest) {
        BigDecimal nanos = parts.stream().map(Amounts::nanos).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (nanos.compareTo(new BigDecimal(longest.toNanos())) > 0) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact()));
    }

    private static Optional<Amount> amount(Matcher part) {
        String unit = part.group(3);
        if (unit.equals("полчаса") && part.group(1) == null && part.group(2) == null) {
            return Optional.of(new Amount(new BigDecimal("0.5"), ChronoUnit.HOURS));
        }
        return Optional.ofNullable(UNITS.get(unit))
                .flatMap(meaning -> count(part, unit).map(count -> new Amount(count, meaning)));
    }

    private static Optional<BigDecimal> count(Matcher part, String unit) {
        if (part.group(1) != null) {
            return Optional.of(new BigDecimal(part.group(1).replace(',', '.')));
        }
        if (part.group(2) != null) {
            return Optional.ofNullable(COUNTS.get(part.group(2)));
        }
        // "in h" is a slip of the finger, "через час" is not.
        return unit.length() < 3 ? Optional.empty() : Optional.of(BigDecimal.ONE);
    }

    private static Optional<Amount> minutesAfterHours(String rest, List<Amount> before) {
        boolean afterHours = !before.isEmpty() && before.getLast().unit() == ChronoUnit.HOURS;
        Matcher minutes = BARE_MINUTES.matcher(rest);
        return afterHours && minutes.matches()
                ? Optional.of(new Amount(new BigDecimal(minutes.group(1)), ChronoUnit.MINUTES))
                : Optional.empty();
    }

    private static boolean isRepeated(Amount amount, List<Amount> before) {
        return before.stream().anyMatch(part -> part.unit() == amount.unit());
    }

    private static boolean isWhole(Amount part) {
        return part.count().stripTrailingZeros().scale() <= 0;
    }
}
