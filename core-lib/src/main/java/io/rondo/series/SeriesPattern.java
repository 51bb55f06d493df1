package io.rondo.series;

import io.rondo.event.EventKind;
import io.rondo.event.EventStore;
import io.rondo.event.EventValues;
import io.rondo.event.Schedule;
import io.rondo.event.Seats;
import io.rondo.event.Sides;
import io.rondo.tx.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** The values of an event as a series keeps them for the next one. Pure. */
final class SeriesPattern {

    private SeriesPattern() {}

    static String write(EventValues values) {
        return Json.write(values.build());
    }

    static EventValues read(String json) {
        EventStore.Values row = Json.read(json, EventStore.Values.class);
        return new EventValues(
                row.communityId(),
                EventKind.valueOf(row.kind()),
                row.title(),
                row.description(),
                new Schedule(
                        row.startsAt(),
                        ZoneId.of(row.zone()),
                        row.confirmOpens(),
                        row.confirmCloses(),
                        row.rulesBefore(),
                        row.grace(),
                        row.roundLength(),
                        row.breakLength(),
                        row.ratingWindow()),
                new Seats(row.capacity(), row.minPeople(), row.groupSize(), row.waitlist()),
                sides(row),
                row.rounds(),
                row.calls(),
                row.venue(),
                Optional.empty());
    }

    private static Sides sides(EventStore.Values row) {
        return switch (row.sides()) {
            case "TWO_SIDED" -> new Sides.TwoSided();
            case "TAGS" -> new Sides.Tags(row.sideA().orElseThrow(), row.sideB().orElseThrow());
            default -> new Sides.Everyone();
        };
    }

    /** The values of one event of a series: it does not itself repeat. */
    static EventValues at(EventValues pattern, UUID communityId, Instant start, ZoneId zone) {
        Schedule old = pattern.schedule();
        return new EventValues(
                communityId,
                pattern.kind(),
                pattern.title(),
                pattern.description(),
                new Schedule(
                        start,
                        zone,
                        old.confirmOpens(),
                        old.confirmCloses(),
                        old.rulesBefore(),
                        old.grace(),
                        old.roundLength(),
                        old.breakLength(),
                        old.ratingWindow()),
                pattern.seats(),
                pattern.sides(),
                pattern.rounds(),
                pattern.calls(),
                pattern.venue(),
                Optional.empty());
    }
}
