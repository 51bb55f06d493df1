package io.rondo.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.call.PracticeCalls;
import io.rondo.tx.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CallPresenceTest {

    private static PlaygroundApp app;

    @BeforeAll
    static void start() {
        app = new PlaygroundApp();
        app.person("ana");
        app.person("hugo");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void a_call_shows_who_came_and_forgets_who_left() {
        app.rooms.put("room-1", PracticeCalls.Room.OPEN);

        app.post("calls/room-1", Map.of("as", "hugo"));
        app.post("calls/room-1", Map.of("as", "ana"));

        assertThat(app.get("/playground/api/calls/room-1").body())
                .isEqualTo("{\"room\":\"room-1\",\"state\":\"open\",\"people\":[\"ana\",\"hugo\"]}");
        assertThat(app.post("calls/room-1", Map.of("as", "ana", "here", false)).get("people"))
                .isEqualTo(Json.parse("[\"hugo\"]"));
    }

    @Test
    void whoever_is_not_heard_of_any_more_is_gone() {
        app.rooms.put("room-2", PracticeCalls.Room.OPEN);
        app.post("calls/room-2", Map.of("as", "hugo"));

        app.now = app.now.plus(CallPresence.GONE_AFTER).plusSeconds(1);

        assertThat(app.get("/playground/api/calls/room-2").body()).contains("\"people\":[]");
    }

    @Test
    void an_ended_call_says_so_and_lets_nobody_in() {
        app.rooms.put("room-3", PracticeCalls.Room.OPEN);
        app.post("calls/room-3", Map.of("as", "hugo"));
        app.rooms.put("room-3", PracticeCalls.Room.ENDED);

        assertThat(app.post("calls/room-3", Map.of("as", "ana")))
                .isEqualTo(Json.parse("{\"room\":\"room-3\",\"state\":\"ended\",\"people\":[]}"));
    }

    @Test
    void a_room_that_was_never_made_does_not_exist() {
        assertThat(app.send("calls/guessed", "{\"as\":\"ana\"}").statusCode()).isEqualTo(404);
        assertThat(app.get("/playground/api/calls/guessed").body()).contains("unknown call: guessed");
    }
}
