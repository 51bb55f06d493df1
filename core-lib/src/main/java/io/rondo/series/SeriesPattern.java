package io.rondo.series;

import io.rondo.event.EventValues;
import io.rondo.event.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** The values of an event as a series keeps them for the next one. Pure. */
final class SeriesPattern {

    private SeriesPattern() {}

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
