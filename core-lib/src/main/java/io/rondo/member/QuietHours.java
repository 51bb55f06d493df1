package io.rondo.member;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/**
 * The daily span in which what can wait is held back. Pure.
 *
 * @param from where it begins, included
 * @param to where it ends, excluded; earlier than {@code from} when it spans midnight, equal to it for none at all
 */
public record QuietHours(LocalTime from, LocalTime to) {

    public boolean isNone() {
        return from.equals(to);
    }

    /** Whether that time of day is quiet. */
    public boolean include(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !isNone() && (!time.isBefore(from) || time.isBefore(to));
    }

    /** The instant itself, or the end of the quiet hours that it falls into in that zone. */
    public Instant after(Instant instant, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        if (!include(local.toLocalTime())) {
            return instant;
        }
        LocalDate end = local.toLocalTime().isBefore(to)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return endOn(end, instant, zone);
    }

    private Instant endOn(LocalDate date, Instant instant, ZoneId zone) {
        LocalDateTime end = date.atTime(to);
        ZoneOffsetTransition transition = zone.getRules().getTransition(end);
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        // Where clocks go back, the end comes twice; the first one may have passed already.
        ZonedDateTime first = end.atZone(zone);
        return first.toInstant().isAfter(instant)
                ? first.toInstant()
                : first.withLaterOffsetAtOverlap().toInstant();
    }
}
