package io.rondo.playground;

import io.rondo.call.PracticeCalls;
import io.rondo.tx.Json;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is in which practice call. Kept in memory alone: a call page that is open says so again every few seconds. Thread-safe.
 */
final class CallPresence {

    /** Three heartbeats of the call page. */
    static final Duration GONE_AFTER = Duration.ofSeconds(15);

    private final Transactor transactor;
    private final PracticeRooms rooms;
    private final PeopleDesk people;
    private final InstantSource clock;
    private final Map<String, Map<String, Instant>> presence = new ConcurrentHashMap<>();

    CallPresence(Transactor transactor, PracticeRooms rooms, PeopleDesk people, InstantSource clock) {
        this.transactor = transactor;
        this.rooms = rooms;
        this.people = people;
        this.clock = clock;
    }

    /** The room as JSON: {@code {"room","state":"open|ended","people":[…]}}. */
    HttpAnswer show(String room) {
        return HttpAnswer.json(describe(room, state(room)));
    }

    /** Someone comes in, is still there, or leaves ({@code "here":false}); answers as {@link #show}. */
    HttpAnswer beHere(String room, String body) {
        Fields call = Fields.of(body);
        Persona persona = people.get(call.required("as"));
        PracticeCalls.Room state = state(room);
        if (call.asTexts().getOrDefault("here", "true").equals("false") || state == PracticeCalls.Room.ENDED) {
            presence.computeIfPresent(room, (_, present) -> {
                present.remove(persona.name());
                return present.isEmpty() ? null : present;
            });
        } else {
            presence.compute(room, (_, present) -> {
                Map<String, Instant> there = present == null ? new ConcurrentSkipListMap<>() : present;
                there.put(persona.name(), clock.instant());
                return there;
            });
        }
        return HttpAnswer.json(describe(room, state));
    }

    private PracticeCalls.Room state(String room) {
        PracticeCalls.Room state = transactor.call(work -> rooms.find(work, room));
        if (state == PracticeCalls.Room.UNKNOWN) {
            throw ApiError.unknown("unknown call: " + room);
        }
        return state;
    }

    private ObjectNode describe(String room, PracticeCalls.Room state) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("room", room).put("state", Names.key(state));
        node.set("people", Json.tree(state == PracticeCalls.Room.OPEN ? present(room) : List.of()));
        return node;
    }

    private List<String> present(String room) {
        Instant oldest = clock.instant().minus(GONE_AFTER);
        presence.computeIfPresent(room, (_, there) -> {
            there.values().removeIf(oldest::isAfter);
            return there.isEmpty() ? null : there;
        });
        return List.copyOf(presence.getOrDefault(room, Map.of()).keySet());
    }
}
