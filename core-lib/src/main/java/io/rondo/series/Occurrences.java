package io.rondo.series;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * The dates of a rule, by RFC 5545 as lib-recur expands it. The first date counts as one whether the rule names it or not, as
 * DTSTART does there. Pure.
 */
public final class Occurrences {

    private Occurrences() {}

    /**
     * Dates from {@code earliest} on, in order.
     *
     * @param first the first date of all, from which the rule counts
     * @param most how many at most
     * @return fewer where the rule ends, never fits, or its next date lies more than {@link SeriesLimits#FARTHEST} ahead
     */
    public static List<LocalDate> from(RepeatRule rule, LocalDate first, LocalDate earliest, int most) {
        LocalDate last = (earliest.isBefore(first) ? first : earliest).plus(SeriesLimits.FARTHEST);
        List<LocalDate> all = all(rule, first, last, earliest, most);
        return List.copyOf(all);
    }

    /** How many dates lie before that one. */
    public static int before(RepeatRule rule, LocalDate first, LocalDate date) {
        return (int) all(rule, first, date, first, SeriesLimits.MOST_DATES).stream()
                .filter(one -> one.isBefore(date))
                .count();
    }

    private static List<LocalDate> all(RepeatRule rule, LocalDate first, LocalDate last, LocalDate earliest, int most) {
        List<LocalDate> wanted = new ArrayList<>();
        if (!first.isBefore(earliest) && most > 0) {
            wanted.add(first);
        }
        int left = rule.count().orElse(Integer.MAX_VALUE) - 1;
        try {
            RecurrenceRuleIterator dates = RepeatRule.rule(rule.text()).iterator(RepeatRule.date(first));
            for (int looked = 0;
                    looked < SeriesLimits.MOST_DATES && wanted.size() < most && dates.hasNext();
                    looked++) {
                LocalDate date = RepeatRule.date(dates.nextDateTime());
                if (date.isAfter(last) || left <= 0) {
                    break;
                }
                if (date.isAfter(first)) {
                    left--;
                    if (!date.isBefore(earliest)) {
                        wanted.add(date);
                    }
                }
            }
        } catch (IllegalStateException | IllegalArgumentException tooManyEmptySets) {
            // The library gives up on a rule that has no (more) dates, such as the sixth Monday of a month.
            return wanted;
        }
        return wanted;
    }
}
