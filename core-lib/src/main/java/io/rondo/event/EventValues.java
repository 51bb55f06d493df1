package io.rondo.event;

import io.rondo.tx.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of an event while somebody makes or changes it. Immutable.
 *
 * @param schedule as wished, not yet brought into order
 */
public record EventValues(
        UUID communityId,
        EventKind kind,
        String title,
        String description,
        Schedule schedule,
        Seats seats,
        Sides sides,
        Optional<Integer> rounds,
        List<String> calls,
        String venue,
        Optional<String> repeatRule) {

    /** Those of an event that is there. */
    public static EventValues of(Event event) {
        return new EventValues(
                event.communityId(),
                event.kind(),
                event.title(),
                event.description(),
                event.schedule(),
                event.seats(),
                event.sides(),
                event.rounds(),
                event.calls(),
                event.venue(),
                event.repeatRule());
    }

    public EventValues with(Schedule newSchedule) {
        return new EventValues(
                communityId, kind, title, description, newSchedule, seats, sides, rounds, calls, venue, repeatRule);
    }

    /** What the maker of an event chose, as its row has it, for a template. */
    public static JsonNode outline(Event event) {
        return Json.tree(of(event).build());
    }

    /** The columns of a new event like the outline. */
    static EventStore.Values like(JsonNode outline, UUID communityId, Instant startsAt) {
        ObjectNode row = ((ObjectNode) outline).deepCopy();
        row.put("communityId", communityId.toString());
        row.set("startsAt", Json.tree(startsAt));
        row.remove("repeatRule");
        return Json.read(row, EventStore.Values.class);
    }

    /** As the columns of a row. */
    public EventStore.Values build() {
        Optional<Sides.Tags> tags = sides instanceof Sides.Tags both ? Optional.of(both) : Optional.empty();
        Duration round = schedule.roundLength();
        return new EventStore.Values(
                communityId,
                kind.name(),
                title,
                description,
                schedule.startsAt(),
                schedule.zone().getId(),
                seats.capacity(),
                seats.minPeople(),
                seats.groupSize(),
                rounds,
                sides.key(),
                tags.map(Sides.Tags::first),
                tags.map(Sides.Tags::second),
                round,
                schedule.breakLength(),
                schedule.confirmOpens(),
                schedule.confirmCloses(),
                schedule.rulesBefore(),
                schedule.grace(),
                schedule.ratingWindow(),
                calls,
                venue,
                seats.waitlist(),
                repeatRule);
    }
}
