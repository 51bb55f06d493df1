package io.rondo.quest.rule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How often something counts. */
public enum Cadence {
    /** Every time. */
    ANY,
    DAY,
    /** From Monday on. */
    WEEK,
    MONTH;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Cadence of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** The day, week or month of that zone which the instant lies in; where a date does not exist there, its neighbours adjoin. */
    Period naturalPeriod(Instant instant, ZoneId zone) {
        LocalDate date = instant.atZone(zone).toLocalDate();
        LocalDate first = switch (this) {
            case ANY -> throw new IllegalStateException("any time has no periods");
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
        };
        LocalDate next = switch (this) {
            case ANY, DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
        };
        return new Period(
                first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
    }
}
