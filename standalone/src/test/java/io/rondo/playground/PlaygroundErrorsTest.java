package io.rondo.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.tx.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PlaygroundErrorsTest {

    private static PlaygroundApp app;
    private static int tests;

    private String ana;
    private String hugo;

    @BeforeAll
    static void start() {
        app = new PlaygroundApp();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void two_people_nobody_else_has_met() {
        tests++;
        ana = "ana" + tests;
        hugo = "hugo" + tests;
        app.person(ana);
        app.person(hugo);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            say    | {"as":"ana"                                     | 400 | malformed JSON
            say    | []                                              | 400 | an object is expected
            say    |                                                 | 400 | malformed JSON
            say    | {"text":"/greet"}                               | 400 | missing field: as
            say    | {"as":"ANA"}                                    | 400 | missing field: text
            say    | {"as":"ANA","text":7}                           | 400 | text must be a text
            say    | {"as":"ANA","text":"a\\u0000b"}                 | 400 | characters that no text may have
            say    | {"as":"zoe","text":"/greet"}                    | 404 | unknown person: zoe
            say    | {"as":"ANA","text":"/greet","chat":"bar"}       | 400 | chat must be direct or group
            press  | {"as":"ANA","message":"x","button":"b"}         | 404 | unknown message: x
            press  | {"as":"ANA","message":"999999","button":"b"}    | 404 | unknown message: 999999
            people | {"role":"player"}                               | 400 | missing field: name
            people | {"name":"  "}                                   | 400 | missing field: name
            people | {"name":"x","role":"king"}                      | 400 | role must be player, moderator or admin
            people | {"name":"x","locale":"klingon speech"}          | 400 | locale must be a language tag
            people | {"name":"x","zone":"Mars/Base"}                 | 400 | zone must be a time zone's name
            people | {"name":"x","profile":{"birthday":"yesterday"}} | 400 | profile.birthday must be a date
            people | {"name":"x","profile":{"birthday":"2031-01-01"}}| 400 | between 1900 and today
            people | {"name":"x","profile":7}                        | 400 | profile must be an object
            """)
    void a_wrong_call_is_told_what_is_wrong(String path, String body, int status, String message) {
        HttpResponse<String> response =
                app.send(path, Optional.ofNullable(body).orElse("").replace("ANA", ana));

        assertThat(response.body()).contains(message).startsWith("{\"error\":\"");
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void names_that_are_too_long_are_refused_and_markup_in_a_name_is_only_text() {
        assertThat(app.send("people", Json.write(Map.of("name", "x".repeat(65))))
                        .body())
                .contains("name is too long");

        app.person("<b>**zoe**</b>");

        assertThat(app.say("<b>**zoe**</b>", "/greet").get(0).get("text").asString())
                .contains("<b>**zoe**</b>");
    }

    @Test
    void a_forged_button_is_refused_without_a_trace_of_code() {
        JsonNode message = app.say(ana, "/count").get(0);
        Map<String, String> press =
                new TreeMap<>(Map.of("as", ana, "message", message.get("id").asString(), "button", "forged"));

        HttpResponse<String> response = app.send("press", Json.write(press));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"error\":\"unknown button: forged\"}");
    }

    @Test
    void someone_elses_direct_message_can_be_neither_pressed_nor_submitted() {
        JsonNode counter = app.say(ana, "/count").get(0);
        JsonNode form = app.say(ana, "/ask", "group").get(0);

        HttpResponse<String> press = app.send("press", Json.write(PlaygroundApp.pressing(hugo, counter, "One more")));
        HttpResponse<String> submit = app.send(
                "submit",
                Json.write(Map.of("as", hugo, "message", form.get("id").asString(), "form", Map.of("title", "Mine"))));

        assertThat(List.of(press.statusCode(), submit.statusCode())).containsOnly(403);
    }

    @Test
    void a_form_takes_only_the_fields_that_it_has() {
        JsonNode form = app.say(ana, "/ask").get(0);
        JsonNode plain = app.say(ana, "/greet").get(0);

        assertThat(app.send(
                                "submit",
                                Json.write(Map.of(
                                        "as",
                                        ana,
                                        "message",
                                        form.get("id").asString(),
                                        "form",
                                        Map.of("colour", "red"))))
                        .body())
                .contains("the form has no field colour");
        assertThat(app.send(
                                "submit",
                                Json.write(Map.of(
                                        "as",
                                        ana,
                                        "message",
                                        plain.get("id").asString(),
                                        "form",
                                        Map.of("title", "Mine"))))
                        .body())
                .contains("has no form");
    }
}
