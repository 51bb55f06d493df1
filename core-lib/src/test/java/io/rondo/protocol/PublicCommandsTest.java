package io.rondo.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.bus.HandlingProcessor;
import io.rondo.bus.MessageProcessor.Outcome;
import io.rondo.chat.Role;
import io.rondo.town.Persona;
import io.rondo.town.Town;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What another program on the broker asks, and what it is answered. */
class PublicCommandsTest {

    private final Town town = new Town("2026-12-01T12:00:00Z");
    private final Persona hedda = town.person("hedda", Role.MODERATOR);
    private final HandlingProcessor datemaker = new HandlingProcessor(town.transactor, town.features.subscriptions());

    @BeforeEach
    void make_an_event() {
        hedda.says(
                "/event create title:\"Friday mixer\" starts:\"fri 19:00\" capacity:2 min:1 calls:practice publish:yes");
        town.advance(Duration.ofSeconds(2));
        town.person("ana").says("/help");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private UUID event() {
        return UUID.fromString(town.texts("SELECT id::text FROM events").getFirst());
    }

    private String account(String name) {
        return town.texts("SELECT external_id FROM accounts WHERE lower(name) = '" + name + "'")
                .getFirst();
    }

    private String platform() {
        return town.texts("SELECT DISTINCT platform FROM accounts").getFirst();
    }

    private Message command(String type, String user, Object body) {
        return new Message(
                UUID.randomUUID(),
                Queue.DATEMAKER,
                type,
                new Message.Headers(
                        Optional.of(user),
                        Optional.empty(),
                        Optional.of("42"),
                        Optional.of(event()),
                        Optional.of(platform() + ":kiosk")),
                Json.tree(body),
                Optional.of("question 7"),
                Optional.of("answers"));
    }

    private JsonNode asks(String type, String user) {
        assertThat(datemaker.process(command(type, user, Map.of()))).isEqualTo(new Outcome.Handled());
        return answers().getLast();
    }

    private List<JsonNode> answers() {
        return town
                .texts("SELECT jsonb_build_object('type', type, 'body', body, 'headers', headers, 'correlation',"
                        + " correlation_id)::text FROM outbox WHERE queue = '=answers' ORDER BY seq")
                .stream()
                .map(Json::parse)
                .toList();
    }

    @Test
    void it_lists_the_events_of_the_asker() {
        JsonNode answer = asks("list_events", account("ana"));

        assertThat(answer.get("type").asString()).isEqualTo("events");
        JsonNode listed = answer.get("body").get("events").get(0);
        assertThat(listed.get("title").asString()).isEqualTo("Friday mixer");
        assertThat(listed.get("id").asString()).isEqualTo(event().toString());
        assertThat(listed.get("capacity").asInt()).isEqualTo(2);
        assertThat(listed.get("seats_left").asInt()).isEqualTo(2);
        assertThat(listed.has("your_state")).isFalse();
    }

    @Test
    void it_registers_and_cancels_like_chat_with_the_commands_headers_and_correlation_id() {
        JsonNode registered = asks("register_event", account("ana"));

        assertThat(registered.get("body").get("state").asString()).isEqualTo("REGISTERED");
        assertThat(registered.get("body").get("says").asString()).contains("You're in: Friday mixer");
        assertThat(registered.get("headers").get("userId").asString()).isEqualTo(account("ana"));
        assertThat(registered.get("headers").get("messageId").asString()).isEqualTo("42");
        assertThat(registered.get("correlation").asString()).isEqualTo("question 7");
        assertThat(town.texts("SELECT state FROM registrations")).containsExactly("REGISTERED");
        JsonNode cancelled = asks("cancel_registration", account("ana"));
        assertThat(cancelled.get("body").get("state").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void what_is_refused_says_why_and_leaves_nothing_behind() {
        JsonNode noPlace = asks("confirm_registration", account("ana"));
        JsonNode tooEarly = asks("ready_for_event", account("ana"));
        JsonNode nobody = asks("register_event", "nobody at all");

        assertThat(noPlace.get("body").get("reason").asString()).isEqualTo("not_possible");
        assertThat(tooEarly.get("body").get("reason").asString()).startsWith("round.error.");
        assertThat(nobody.get("body").get("reason").asString()).isEqualTo("unknown_person");
        assertThat(town.count("registrations")).isZero();
    }

    @Test
    void only_who_may_in_chat_controls_the_event() {
        assertThat(datemaker.process(command("event_control", account("ana"), Map.of("what", "end"))))
                .isEqualTo(new Outcome.Handled());

        assertThat(answers().getLast().get("body").has("reason")).isTrue();
        assertThat(town.texts("SELECT state::text FROM events")).containsExactly("0");
    }

    @Test
    void a_command_that_comes_twice_has_one_effect_and_the_same_answer() {
        Message command = command("register_event", account("ana"), Map.of());

        datemaker.process(command);
        Outcome second = datemaker.process(command);

        assertThat(second).isEqualTo(new Outcome.Repeated());
        assertThat(town.count("registrations")).isEqualTo(1);
        assertThat(answers()).hasSize(2);
        assertThat(answers().getFirst()).isEqualTo(answers().getLast());
    }

    @Test
    void a_command_that_does_not_say_who_asks_is_a_dead_letter_with_the_reason() {
        Message anonymous = Message.to(Queue.DATEMAKER, "register_event", Message.Headers.ofEvent(event()), Map.of());

        assertThat(datemaker.process(anonymous))
                .isInstanceOfSatisfying(
                        Outcome.Dead.class, dead -> assertThat(dead.reason()).contains("app_id"));
    }

    @Test
    void an_evening_goes_by_commands_alone_from_a_seat_to_an_opinion() {
        town.person("boris").says("/help");
        for (String name : List.of("ana", "boris")) {
            assertThat(asks("register_event", account(name)).at("/body/state").asString())
                    .isEqualTo("REGISTERED");
        }
        nextStep("CLOSE_CONFIRMATION");
        for (String name : List.of("ana", "boris")) {
            assertThat(asks("confirm_registration", account(name))
                            .at("/body/state")
                            .asString())
                    .isEqualTo("CONFIRMED");
        }
        nextStep("SEND_RULES");
        nextStep("START");
        for (String name : List.of("ana", "boris")) {
            JsonNode ready = asks("ready_for_event", account(name));
            assertThat(ready.at("/body/state").asString()).isEqualTo("CONFIRMED");
            assertThat(ready.at("/body/says").asString()).contains("You're here");
        }

        assertThat(controls(Map.of("what", "start")).get("state").asString()).isEqualTo("start");
        theAskerReads();
        town.settle();
        assertThat(town.texts("SELECT state FROM pairs")).containsExactly("ACTIVE");
        assertThat(controls(Map.of("what", "extend", "by", "7m")).get("says").asString())
                .contains("until 19:07");
        assertThat(controls(Map.of("what", "pause")).get("state").asString()).isEqualTo("pause");
        assertThat(controls(Map.of("what", "skip")).get("reason").asString()).isEqualTo("round.error.paused");
        assertThat(controls(Map.of("what", "resume")).get("state").asString()).isEqualTo("resume");
        assertThat(controls(Map.of("what", "skip")).get("state").asString()).isEqualTo("skip");
        theAskerReads();
        town.settle();
        String pair = town.texts("SELECT id::text FROM pairs").getFirst();
        assertThat(says("react", account("ana"), Map.of("pair_id", pair, "yes", true))
                        .get("state")
                        .asString())
                .isEqualTo("yes");
        assertThat(says("react", account("boris"), Map.of("pair_id", pair, "yes", false))
                        .get("state")
                        .asString())
                .isEqualTo("no");
        assertThat(town.texts("SELECT yes::text FROM reactions ORDER BY 1")).containsExactly("false", "true");
    }

    /** Nobody in the town takes what is on the asker's queue. */
    private void theAskerReads() {
        town.jdbi.useHandle(handle -> handle.execute("DELETE FROM outbox WHERE queue = '=answers'"));
    }

    private void nextStep(String then) {
        java.time.Instant due = java.time.Instant.parse(
                town.texts("SELECT to_char(step_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM events")
                        .getFirst());
        theAskerReads();
        town.advance(Duration.between(town.clock.instant(), due).plusSeconds(1));
        assertThat(town.texts("SELECT step FROM events")).containsExactly(then);
    }

    private JsonNode controls(Map<String, ?> body) {
        return says("event_control", account("hedda"), body);
    }

    private JsonNode says(String type, String user, Map<String, ?> body) {
        assertThat(datemaker.process(command(type, user, body))).isEqualTo(new Outcome.Handled());
        return answers().getLast().get("body");
    }
}
