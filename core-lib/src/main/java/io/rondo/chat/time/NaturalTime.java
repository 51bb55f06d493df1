package io.rondo.chat.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A point in time as somebody wrote it, and what became of it. Safe to use from several threads.
 *
 * <p>Understood are, in English and Russian, whatever the person's language is: {@code fri 19:00}, {@code next fri 7pm},
 * {@code tomorrow 18:30}, {@code 19:00} (the next such time), {@code in 2h}, {@code in 3 days at 19:00},
 * {@code 4 dec 2026 19:00}, {@code 2026-12-04T19:00+02:00}, {@code 04.12.2026 19:00}, {@code в пятницу в 19:00},
 * {@code через 2 часа}, Discord's {@code <t:1780000000>}, {@code now}; with a zone after it if one is meant:
 * {@code 19:00 Europe/Berlin}, {@code 19:00 UTC+3}, {@code 19:00 по Москве}.
 */
public sealed interface NaturalTime {

    /**
     * The text means this moment, which is not before now and at most ten years ahead.
     *
     * @param moment in the zone that was written, else in the zone that was given to {@link #parse}
     * @param adjustment what a change of clocks did to it; worth telling the person
     * @param zoneWritten whether the text itself named a zone or an offset
     */
    record Understood(ZonedDateTime moment, Adjustment adjustment, boolean zoneWritten) implements NaturalTime {

        public Instant instant() {
            return moment.toInstant();
        }
    }

    /** The text means this moment, which has passed. */
    record InPast(ZonedDateTime moment) implements NaturalTime {}

    /** The text could not be read. */
    record NotUnderstood(Reason reason) implements NaturalTime {}

    /** What a change of clocks did to a local time. */
    enum Adjustment {
        NONE,
        /** The clock skips this local time; it was moved forward by as much as the clock is. */
        MOVED_OUT_OF_GAP,
        /** The clock shows this local time twice; the first is meant. */
        FIRST_OF_TWO
    }

    /** Why a text could not be read. */
    enum Reason {
        EMPTY,
        TOO_LONG,
        NOT_A_TIME,
        /** A day without a time of day. */
        NO_TIME_OF_DAY,
        /** A time like {@code tomorrow at 7}: morning or evening. */
        AMBIGUOUS_HOUR,
        /** A date like {@code 4/12/2026}: April or December. */
        AMBIGUOUS_DATE,
        /** A date that the calendar does not have, like 31 June. */
        NO_SUCH_DATE,
        /** The weekday and the date name different days. */
        WEEKDAY_DOES_NOT_FIT,
        UNKNOWN_ZONE,
        /** More than ten years ahead. */
        TOO_FAR
    }

    /**
     * Reads what a person wrote. Weekdays and bare times mean the next such moment; {@code next fri} is the Friday of the
     * week after this one; a date without a year is the coming one, unless it passed within the last 30 days. Never throws;
     * text of any length is answered quickly.
     *
     * @param zone where the person is; used unless the text names a zone
     */
    static NaturalTime parse(String text, ZoneId zone, Instant now) {
        return new NaturalTimeParser(now).parse(text, zone);
    }
}
