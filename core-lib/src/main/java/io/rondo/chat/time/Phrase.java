package io.rondo.chat.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.OptionalInt;

/** A day and a time of day as they were written, before today's date has given them a meaning. */
record Phrase(Day day, LocalTime time) {

    sealed interface Day {}

    /** No day was written: the next such time of day. */
    record Unwritten() implements Day {}

    record FromToday(int days) implements Day {}

    record OnWeekday(DayOfWeek weekday, boolean ofNextWeek) implements Day {}

    record OnDate(int day, Month month, OptionalInt year, Optional<DayOfWeek> weekday) implements Day {}

    private static final int DAYS_TAKEN_AS_PAST = 30;

    /** The local date meant; empty when the calendar has no such date. */
    Optional<LocalDate> date(ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (day) {
            case Unwritten() -> Optional.of(hasPassed(today, zone, now) ? today.plusDays(1) : today);
            case FromToday(int days) -> Optional.of(today.plusDays(days));
            case OnWeekday(DayOfWeek weekday, boolean ofNextWeek) ->
                Optional.of(ofNextWeek ? ofNextWeek(weekday, today) : coming(weekday, today, zone, now));
            case OnDate(int dayOfMonth, Month month, OptionalInt year, Optional<DayOfWeek> ignored) ->
                year.isPresent() ? date(year.getAsInt(), month, dayOfMonth) : comingDate(month, dayOfMonth, today);
        };
    }

    private LocalDate coming(DayOfWeek weekday, LocalDate today, ZoneId zone, Instant now) {
        LocalDate first = today.with(TemporalAdjusters.nextOrSame(weekday));
        return hasPassed(first, zone, now) ? first.plusWeeks(1) : first;
    }

    private boolean hasPassed(LocalDate date, ZoneId zone, Instant now) {
        return !date.atTime(time).atZone(zone).toInstant().isAfter(now);
    }

    private static LocalDate ofNextWeek(DayOfWeek weekday, LocalDate today) {
        return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(weekday));
    }

    private static Optional<LocalDate> comingDate(Month month, int dayOfMonth, LocalDate today) {
        LocalDate earliest = today.minusDays(DAYS_TAKEN_AS_PAST);
        Optional<LocalDate> first = date(earliest.getYear(), month, dayOfMonth);
        return first.isPresent() && !first.get().isBefore(earliest)
                ? first
                : date(earliest.getYear() + 1, month, dayOfMonth);
    }

    private static Optional<LocalDate> date(int year, Month month, int dayOfMonth) {
        LocalDate firstOfMonth = LocalDate.of(year, month, 1);
        return dayOfMonth >= 1 && dayOfMonth <= firstOfMonth.lengthOfMonth()
                ? Optional.of(firstOfMonth.withDayOfMonth(dayOfMonth))
                : Optional.empty();
    }
}
