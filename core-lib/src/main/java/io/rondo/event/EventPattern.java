package io.rondo.event;

import io.rondo.tx.Json;
import java.time.ZoneId;

/** The values of an event as a text in which other rooms keep them for an event to come. Pure. */
public final class EventPattern {

    private EventPattern() {}

    public static String write(EventValues values) {
        return Json.write(values.build());
    }

    /** What {@link #write} wrote. */
    public static EventValues read(String text) {
        EventStore.Values row = Json.read(text, EventStore.Values.class);
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
                row.repeatRule());
    }

    private static Sides sides(EventStore.Values row) {
        return switch (row.sides()) {
            case "TWO_SIDED" -> new Sides.TwoSided();
            case "TAGS" -> new Sides.Tags(row.sideA().orElseThrow(), row.sideB().orElseThrow());
            default -> new Sides.Everyone();
        };
    }
}
