package io.rondo.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.delivery.Transport;
import io.rondo.member.Communities;
import io.rondo.member.profile.Profile;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlaygroundApiTest {

    private static PlaygroundApp app;
    private static int tests;

    private String ana;
    private String hugo;
    private long before;

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
        before = app.messages(ana, 0).get("revision").asLong();
    }

    @Test
    void a_person_is_added_with_a_profile_and_answered_by_name() {
        String body = """
                {"name":"bea","role":"moderator","locale":"en","zone":"Europe/Berlin","profile":{"gender":"woman",
                 "seeking":["man"],"birthday":"1995-04-02","city":"Berlin"}}""";

        HttpResponse<String> response = app.send("people", body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"name\":\"bea\"}");
        Profile profile = app.transactor.call(work -> app.profiles.get(work, app.personId(work, "bea")));
        assertThat(profile.seeking()).containsExactly("man");
        assertThat(profile.birthday()).contains(LocalDate.of(1995, 4, 2));
        assertThat(app.transactor.<Role>call(work -> app.people.role(work, community(work), app.personId(work, "bea"))))
                .isEqualTo(Role.MODERATOR);
        assertThat(app.get("/playground/api/people").body())
                .contains("{\"name\":\"bea\",\"role\":\"moderator\",\"locale\":\"en\",\"zone\":\"Europe/Berlin\",");
    }

    @Test
    void the_same_name_again_brings_the_person_up_to_date_and_keeps_what_is_not_said() {
        app.post("people", Map.of("name", "cleo", "role", "admin", "locale", "ru", "zone", "Asia/Tokyo"));
        app.post("people", Map.of("name", "cleo", "role", "player", "locale", "en"));

        assertThat(app.get("/playground/api/people").body())
                .contains("{\"name\":\"cleo\",\"role\":\"player\",\"locale\":\"en\",\"zone\":\"Asia/Tokyo\",");
    }

    @Test
    void what_is_said_is_answered_when_the_call_returns_with_plain_text_and_absent_parts_left_out() {
        JsonNode message = app.say(ana, "/greet").get(0);

        assertThat(message.get("text").asString()).startsWith("Hello, " + ana + ". Greeting");
        assertThat(message.propertyNames())
                .containsExactlyInAnyOrder("id", "revision", "chat", "private", "edited", "text", "at");
        assertThat(message.get("chat").asString()).isEqualTo("direct");
        assertThat(message.get("at").asString()).isEqualTo("2026-12-01T12:00:00Z");
    }

    @Test
    void the_same_request_twice_has_the_same_answer_and_one_effect() {
        int greetings = app.sampler.greetings.get();
        Map<String, String> request = Map.of("as", ana, "text", "/greet", "requestId", "once");

        JsonNode first = app.post("say", request);
        JsonNode second = app.post("say", request);

        assertThat(second).isEqualTo(first);
        assertThat(app.sampler.greetings.get()).isEqualTo(greetings + 1);
        assertThat(texts(app.messages(ana, before))).hasSize(1);
    }

    @Test
    void the_same_plain_line_twice_is_shown_once() {
        Map<String, String> request = Map.of("as", ana, "text", "good evening", "chat", "group", "requestId", "line");

        assertThat(app.post("say", request)).isEqualTo(app.post("say", request));
        assertThat(texts(app.messages(hugo, before))).containsExactly("good evening");
    }

    @Test
    void the_same_request_id_of_another_person_is_another_request() {
        app.post("say", Map.of("as", ana, "text", "/greet", "requestId", "r1"));
        app.post("say", Map.of("as", hugo, "text", "/greet", "requestId", "r1"));

        assertThat(texts(app.messages(hugo, before))).singleElement().asString().contains(hugo);
    }

    @Test
    void a_private_answer_in_the_group_is_seen_by_whoever_asked_alone() {
        JsonNode answer = app.say(ana, "/greet", "group").get(0);

        assertThat(answer.get("private").asBoolean()).isTrue();
        assertThat(answer.get("chat").asString()).isEqualTo("group");
        assertThat(texts(app.messages(ana, before))).hasSize(1);
        assertThat(texts(app.messages(hugo, before))).isEmpty();
    }

    @Test
    void a_public_answer_in_the_group_is_seen_by_all_and_a_direct_one_by_its_owner() {
        app.say(ana, "/announce", "group");
        app.say(ana, "/announce", "direct");

        assertThat(texts(app.messages(hugo, before)))
                .contains("Doors open at eight")
                .doesNotContain("null");
        assertThat(app.messages(hugo, before).get("messages"))
                .allSatisfy(
                        message -> assertThat(message.get("chat").asString()).isEqualTo("group"));
    }

    @Test
    void a_typed_line_is_shown_to_the_others_and_is_not_in_the_answer() {
        assertThat(app.say(ana, "good evening", "group")).isEmpty();

        JsonNode seen = app.messages(hugo, before).get("messages").get(0);
        assertThat(seen.get("text").asString()).isEqualTo("good evening");
        assertThat(seen.get("author").asString()).isEqualTo(ana);
        assertThat(texts(app.messages(ana, before))).isEmpty();
        assertThat(app.get("/playground/api/messages?format=rich&as=" + ana).body())
                .contains("good evening");
    }

    @Test
    void a_card_shows_its_parts_and_a_link_has_an_id_and_a_url() {
        JsonNode message = app.say(ana, "/mixer", "group").get(0);

        assertThat(message.get("card")).isEqualTo(Json.parse("""
                {"title":"Bar mixer","text":"20 seats\\n18+","fields":[{"name":"Where","value":"The bar"}]}"""));
        assertThat(message.has("text")).isFalse();
        assertThat(message.get("buttons").get(0).propertyNames()).containsExactlyInAnyOrder("id", "label");
        assertThat(message.get("buttons").get(1).get("url").asString()).isEqualTo("https://example.org/map");
        HttpResponse<String> pressed = app.send("press", Json.write(PlaygroundApp.pressing(ana, message, "Map")));
        assertThat(pressed.statusCode()).isEqualTo(400);
        assertThat(pressed.body()).contains("only opens a page");
    }

    @Test
    void a_press_edits_the_message_under_a_new_revision() {
        JsonNode message = app.say(ana, "/count").get(0);

        JsonNode edited = app.press(ana, message, "One more").get(0);

        assertThat(edited.get("id")).isEqualTo(message.get("id"));
        assertThat(edited.get("text").asString()).isEqualTo("Counted to 1");
        assertThat(edited.get("edited").asBoolean()).isTrue();
        assertThat(edited.get("revision").asLong())
                .isGreaterThan(message.get("revision").asLong());
        JsonNode news = app.messages(ana, message.get("revision").asLong());
        assertThat(news.get("messages")).containsExactly(edited);
        assertThat(news.get("revision")).isEqualTo(edited.get("revision"));
    }

    @Test
    void a_button_of_an_earlier_revision_still_works() {
        JsonNode message = app.say(ana, "/count").get(0);
        app.press(ana, message, "One more");
        app.press(ana, app.messages(ana, before).get("messages").get(0), "One more");

        JsonNode answer = app.press(ana, message, "One more").get(0);

        assertThat(answer.get("text").asString()).isEqualTo("Counted to 1");
    }

    @Test
    void a_button_carried_over_to_a_message_of_all_does_not_change_that_message() {
        JsonNode card = app.say(ana, "/mixer", "group").get(0);
        JsonNode own = app.press(ana, app.say(ana, "/count").get(0), "One more").get(0);
        Map<String, String> press = PlaygroundApp.pressing(ana, own, "One more");
        press.put("message", card.get("id").asString());

        JsonNode answer = app.post("press", press).get("messages").get(0);

        assertThat(answer.get("id")).isNotEqualTo(card.get("id"));
        assertThat(answer.get("private").asBoolean()).isTrue();
    }

    @Test
    void the_same_press_twice_with_one_request_id_counts_once() {
        JsonNode message = app.say(ana, "/count").get(0);
        Map<String, String> press = PlaygroundApp.pressing(ana, message, "One more");
        press.put("requestId", "press-once");

        assertThat(app.post("press", press)).isEqualTo(app.post("press", press));
        assertThat(app.messages(ana, before).get("messages")).hasSize(1);
    }

    @Test
    void a_list_shows_its_items_with_their_buttons_and_turns_its_pages() {
        JsonNode page = app.say(ana, "/shelf").get(0);
        JsonNode next = app.press(ana, page, "▶ 2/3").get(0);

        assertThat(page.get("text").asString()).isEqualTo("The shelf\nBook 1");
        assertThat(labels(page)).containsExactly("Read 1", "▶ 2/3");
        assertThat(next.get("id")).isEqualTo(page.get("id"));
        assertThat(labels(next)).containsExactly("Read 2", "◀ 1/3", "▶ 3/3");
    }

    @Test
    void a_form_names_its_fields_and_is_submitted() {
        JsonNode form = app.say(ana, "/ask").get(0);
        JsonNode answer = app.post(
                "submit",
                Map.of(
                        "as",
                        ana,
                        "message",
                        form.get("id").asString(),
                        "form",
                        Map.of("title", "Bar mixer", "seats", 20)));

        assertThat(form.get("form")).isEqualTo(Json.parse("""
                {"fields":[{"name":"title","label":"Title","type":"text","required":true},
                 {"name":"seats","label":"Seats","type":"choice","required":false,"value":"8",
                  "choices":[{"value":"8","label":"Eight"},{"value":"20","label":"Twenty"}]}]}"""));
        assertThat(answer.get("messages").get(0).get("text").asString()).isEqualTo("Made Bar mixer for 20");
    }

    @Test
    void several_messages_of_one_answer_keep_their_order() {
        assertThat(app.say(ana, "/both"))
                .extracting(message -> message.get("text").asString())
                .containsExactly("First", "Second");
    }

    @Test
    void a_file_is_a_link_that_saves_it() {
        JsonNode message = app.say(ana, "/calendar").get(0);
        HttpResponse<String> file =
                app.get(message.get("buttons").get(0).get("url").asString());

        assertThat(message.get("text").asString()).isEqualTo("mixer.ics for Fri 4 Dec 2026 19:00");
        assertThat(file.body()).isEqualTo("BEGIN:VCALENDAR");
        assertThat(file.headers().firstValue("Content-Type")).contains("text/calendar");
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains(".ics");
    }

    @Test
    void the_rich_format_keeps_spans_and_rows_and_no_action() {
        app.say(ana, "/mixer", "group");

        JsonNode seen = Json.parse(app.get("/playground/api/messages?format=rich&as=" + hugo + "&after=" + before)
                .body());
        JsonNode reply = last(seen.get("messages")).get("reply");

        assertThat(reply.get("fields").get(0).get("value").get(0).get("is").asString())
                .isEqualTo("bold");
        assertThat(reply.get("rows").get(0).get("buttons").get(0).has("id")).isTrue();
        assertThat(reply.toString()).doesNotContain("action");
    }

    @Test
    void a_delivery_arrives_once_and_is_edited_by_its_message_id() {
        Transport transport = app.playground.transport();
        UUID delivery = UUID.randomUUID();
        Reply reply = Reply.text(RichText.plain("The mixer is tomorrow"));

        Transport.Outcome first = transport.send(delivery, Transport.Target.chat("direct:" + ana), reply);
        Transport.Outcome again = transport.send(delivery, Transport.Target.chat("direct:" + ana), reply);

        assertThat(again).isEqualTo(first).isInstanceOf(Transport.Outcome.Sent.class);
        assertThat(texts(app.messages(ana, before))).containsExactly("The mixer is tomorrow");
        String id = ((Transport.Outcome.Sent) first).messageId();
        transport.send(
                UUID.randomUUID(),
                Transport.Target.chat("direct:" + ana).editing(id),
                Reply.text(RichText.plain("Today")));
        assertThat(texts(app.messages(ana, before))).containsExactly("Today");
        assertThat(transport.platform()).isEqualTo(Platform.PLAYGROUND);
    }

    @Test
    void a_delivery_to_nobody_or_to_a_message_that_is_gone_says_so() {
        Transport transport = app.playground.transport();
        Reply reply = Reply.text(RichText.plain("Hello"));

        assertThat(transport.send(UUID.randomUUID(), Transport.Target.chat("direct:nobody"), reply))
                .isInstanceOf(Transport.Outcome.Unreachable.class);
        assertThat(transport.send(
                        UUID.randomUUID(), Transport.Target.chat("group").editing("999999"), reply))
                .isInstanceOf(Transport.Outcome.MessageGone.class);
    }

    @Test
    void revisions_count_on_over_all_chats_without_gap() {
        app.say(ana, "/greet");
        app.say(hugo, "/announce", "group");
        app.say(hugo, "/greet");

        long revision = app.messages(ana, 0).get("revision").asLong();

        // Three typed lines and three answers.
        assertThat(revision).isEqualTo(before + 6);
    }

    @Test
    void a_reader_who_waits_is_told_when_something_changes() throws Exception {
        Thread speaker = Thread.startVirtualThread(() -> app.say(ana, "/greet"));

        JsonNode changes = Json.parse(
                app.get("/playground/api/changes?wait=20&after=" + before).body());

        assertThat(changes.get("revision").asLong()).isGreaterThan(before);
        assertThat(speaker.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void commands_are_suggested_in_the_language_of_whoever_types() {
        app.post("people", Map.of("name", ana, "locale", "ru"));

        JsonNode commands =
                Json.parse(app.get("/playground/api/commands?as=" + ana).body()).get("commands");

        assertThat(commands).anySatisfy(command -> assertThat(command).isEqualTo(Json.parse("""
                {"name":"count","description":"Считает",
                 "options":[{"name":"from","description":"С чего начать","required":false}]}""")));
        assertThat(commands)
                .noneSatisfy(
                        command -> assertThat(command.get("name").asString()).isEqualTo("counted"));
    }

    private static UUID community(UnitOfWork work) {
        return new Communities()
                .chat(work, Platform.PLAYGROUND, "group")
                .orElseThrow()
                .communityId();
    }

    private static List<String> texts(JsonNode seen) {
        return StreamSupport.stream(seen.get("messages").spliterator(), false)
                .map(message -> message.path("text").asString())
                .toList();
    }

    private static List<String> labels(JsonNode message) {
        return StreamSupport.stream(message.get("buttons").spliterator(), false)
                .map(button -> button.get("label").asString())
                .toList();
    }

    private static JsonNode last(JsonNode array) {
        return array.get(array.size() - 1);
    }
}
