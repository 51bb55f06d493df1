package io.rondo.intro;

import io.rondo.event.Sides;
import io.rondo.series.RepeatRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * Introductions that a community holds again and again.
 *
 * @param firstDate from which the rule counts
 * @param startsAt the time on the wall, in {@code zone}, at which people are introduced
 * @param version of the timer that is waited for
 */
public record Intro(
        UUID id,
        UUID communityId,
        String title,
        String about,
        String rule,
        LocalDate firstDate,
        LocalTime startsAt,
        String zone,
        String sides,
        Optional<String> sideA,
        Optional<String> sideB,
        Duration askAfter,
        UUID createdBy,
        Optional<Instant> stoppedAt,
        int version) {

    public RepeatRule repeatRule() {
        return new RepeatRule(rule);
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    public Instant on(LocalDate date) {
        return date.atTime(startsAt).atZone(zoneId()).toInstant();
    }

    public boolean isStopped() {
        return stoppedAt.isPresent();
    }

    /** Who may be introduced to whom. */
    public Sides whom() {
        return switch (sides) {
            case "TWO_SIDED" -> new Sides.TwoSided();
            case "TAGS" -> new Sides.Tags(sideA.orElseThrow(), sideB.orElseThrow());
            default -> new Sides.Everyone();
        };
    }
}
