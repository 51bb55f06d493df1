package io.rondo.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.Weekday;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.WeekdayNum;

/**
 * A rule by which something repeats, at most once a day: an RRULE of RFC 5545 without times of day, whose UNTIL is a date.
 * Immutable.
 *
 * @param text the rule as it is stored, without {@code RRULE:}
 */
public record RepeatRule(String text) {

    /** @throws IllegalArgumentException when the text is no such rule */
    public RepeatRule {
        rule(text);
    }

    /** How often, at the coarsest. */
    public enum Every {
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    /** A weekday, or the n-th one of a month or year; counted from the end where negative, 0 for every one. */
    public record NthDay(int position, DayOfWeek day) {}

    static RecurrenceRule rule(String text) {
        try {
            return new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whether a rule asks for more than one time a day, or for a time of day of its own. */
    static boolean hasTimes(RecurrenceRule rule) {
        Freq freq = rule.getFreq();
        return freq == Freq.HOURLY
                || freq == Freq.MINUTELY
                || freq == Freq.SECONDLY
                || Stream.of(Part.BYHOUR, Part.BYMINUTE, Part.BYSECOND).anyMatch(rule::hasPart);
    }

    public Every every() {
        return switch (rule(text).getFreq()) {
            case DAILY -> Every.DAY;
            case WEEKLY -> Every.WEEK;
            case MONTHLY -> Every.MONTH;
            default -> Every.YEAR;
        };
    }

    /** Every how many days, weeks, months or years; 1 or more. */
    public int interval() {
        return rule(text).getInterval();
    }

    /** The weekdays that it names; none where the first date alone decides. */
    public List<NthDay> days() {
        List<WeekdayNum> days = rule(text).getByDayPart();
        return days == null
                ? List.of()
                : days.stream()
                        .map(day -> new NthDay(day.pos, day(day.weekday)))
                        .toList();
    }

    /** The days of the month that it names, counted from the end where negative. */
    public List<Integer> monthDays() {
        List<Integer> days = rule(text).getByPart(Part.BYMONTHDAY);
        return days == null ? List.of() : List.copyOf(days);
    }

    /** How many there are in all, the first among them. */
    public OptionalInt count() {
        Integer count = rule(text).getCount();
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** The last date on which one may be. */
    public Optional<LocalDate> until() {
        return Optional.ofNullable(rule(text).getUntil()).map(RepeatRule::date);
    }

    /** Whether it says more than weekdays or days of the month, which plain words would not tell. */
    public boolean isIntricate() {
        RecurrenceRule rule = rule(text);
        boolean oddDays = (every() == Every.YEAR || every() == Every.DAY) && !days().isEmpty();
        boolean bothKinds = !days().isEmpty() && !monthDays().isEmpty();
        boolean everyDayOfMonth =
                every() == Every.MONTH && days().stream().anyMatch(day -> day.position() == 0 || day.position() < -1);
        return oddDays
                || bothKinds
                || everyDayOfMonth
                || monthDays().stream().anyMatch(day -> day < -1)
                || partsOfDates()
                        .filter(part -> part != Part.BYMONTHDAY || every() != Every.MONTH)
                        .anyMatch(rule::hasPart);
    }

    /** No constant: the library's Part must not be loaded before its RecurrenceRule. */
    private static Stream<Part> partsOfDates() {
        return Stream.of(Part.BYMONTH, Part.BYWEEKNO, Part.BYYEARDAY, Part.BYMONTHDAY, Part.BYSETPOS);
    }

    /** Whether all its dates can be moved by some days and still follow a rule. */
    public boolean canShift() {
        RecurrenceRule rule = rule(text);
        return switch (every()) {
            case DAY -> days().isEmpty() && partsOfDates().noneMatch(rule::hasPart);
            case WEEK -> partsOfDates().noneMatch(rule::hasPart);
            case MONTH, YEAR -> false;
        };
    }

    /** The rule of dates that lie so many days later (or earlier); for one that {@link #canShift}. */
    public RepeatRule shifted(int days) {
        RecurrenceRule rule = rule(text);
        List<WeekdayNum> named = rule.getByDayPart();
        if (named != null) {
            rule.setByDayPart(named.stream()
                    .map(day -> new WeekdayNum(day.pos, later(day.weekday, days)))
                    .toList());
            rule.setWeekStart(later(rule.getWeekStart(), days));
        }
        return new RepeatRule(rule.toString());
    }

    /** The same for what is left after so many; of a rule without a COUNT, the same. */
    public RepeatRule after(int passed) {
        RecurrenceRule rule = rule(text);
        if (rule.getCount() == null) {
            return this;
        }
        rule.setCount(Math.max(1, rule.getCount() - passed));
        return new RepeatRule(rule.toString());
    }

    static LocalDate date(DateTime date) {
        return LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDayOfMonth());
    }

    static DateTime date(LocalDate date) {
        return new DateTime(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
    }

    /** Weekday begins with Sunday. */
    static DayOfWeek day(Weekday day) {
        return DayOfWeek.SUNDAY.plus(day.ordinal());
    }

    private static Weekday later(Weekday day, int days) {
        return Weekday.values()[Math.floorMod(day.ordinal() + days, 7)];
    }
}
