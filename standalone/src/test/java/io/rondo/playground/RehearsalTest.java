package io.rondo.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.tx.Json;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RehearsalTest {

    private static final Duration AN_EVENING = Duration.ofMinutes(2);
    private static House house;

    @BeforeAll
    static void start() {
        house = new House();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void simulated_people_register_and_confirm_and_go_on_after_a_restart() {
        house.person("Alma");
        JsonNode begun = house.post("rehearse", Map.of("people", 6, "minutes", 1, "seed", 7));

        assertThat(begun.get("people").toString()).contains("Alma Sim").hasSizeGreaterThan(40);
        until(begun, state -> state.get("registered").asInt() >= 2);
        house.restart();

        until(begun, state -> state.get("registered").asInt() == 6);
        until(begun, state -> state.get("confirmed").asInt() >= 4);
        assertThat(state(begun).get("presses").asInt()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void an_event_that_nobody_can_register_for_cannot_be_rehearsed() {
        assertThat(house.send("rehearse", "{\"event\":\"Nowhere\"}").body())
                .isEqualTo("{\"error\":\"no event that takes registrations is called Nowhere\"}");
        assertThat(house.send("rehearse", "{\"people\":3}").body())
                .contains("people must be a whole number from 4 to 24");
        assertThat(house.send("rehearse", "{\"round\":\"soon\"}").body()).contains("round must be from 3s to 600s");
    }

    private static void until(JsonNode begun, Predicate<JsonNode> condition) {
        await().atMost(AN_EVENING).until(() -> condition.test(state(begun)));
    }

    private static JsonNode state(JsonNode begun) {
        for (JsonNode one :
                Json.parse(house.get("/playground/api/rehearsals").body()).get("rehearsals")) {
            if (one.get("id").equals(begun.get("id"))) {
                return one;
            }
        }
        throw new AssertionError("No rehearsal " + begun);
    }
}
