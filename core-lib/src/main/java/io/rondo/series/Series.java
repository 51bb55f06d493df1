package io.rondo.series;

import io.rondo.event.EventPattern;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * An event that repeats.
 *
 * @param rule as {@link RepeatRule} has it
 * @param firstDate from which the rule counts
 * @param startsAt the time on the wall, in {@code zone}
 * @param pattern the values of the next event to be made, as {@link EventPattern} writes them
 * @param stoppedAt no more are made since then
 * @param version of the timer that is waited for
 */
public record Series(
        UUID id,
        UUID communityId,
        String rule,
        LocalDate firstDate,
        LocalTime startsAt,
        String zone,
        String pattern,
        UUID createdBy,
        Optional<Instant> stoppedAt,
        int version) {

    public RepeatRule repeatRule() {
        return new RepeatRule(rule);
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    public String title() {
        return EventPattern.read(pattern).title();
    }

    /**
     * When the one of that date starts. A time that the clock skips is moved forward by as much as the clock is; of one that it shows
     * twice the first is meant.
     */
    public Instant on(LocalDate date) {
        return date.atTime(startsAt).atZone(zoneId()).toInstant();
    }
}
