package io.rondo.testkit.telegram;

import static io.rondo.testkit.telegram.RawBot.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.testkit.wire.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FakeBotApiMessagesTest {
    private final FakeBotApi api = FakeBotApi.start();
    private final RawBot bot = new RawBot(api);
    private final FakeUser ana = api.user("ana").knowsBot();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void a_message_to_a_person_is_seen_by_that_person_only() {
        FakeUser bea = api.user("bea").knowsBot();

        JsonNode answer = bot.send(ana.privateChat(), "Hello");

        assertThat(answer.at("/result/message_id").asInt()).isEqualTo(1);
        assertThat(api.messagesSeenBy(ana)).extracting(FakeMessage::text).containsExactly("Hello");
        assertThat(api.messagesSeenBy(bea)).isEmpty();
        api.assertNoViolations();
    }

    @Test
    void a_bot_may_not_write_first() {
        FakeUser hugo = api.user("hugo");
        assertThat(error(bot.send(hugo.privateChat(), "Hi"))).isEqualTo("400 Bad Request: chat not found");

        api.group("Mixers").withBot().with(hugo);

        assertThat(error(bot.send(hugo.privateChat(), "Hi")))
                .isEqualTo("403 Forbidden: bot can't initiate conversation with a user");
        hugo.starts();
        assertThat(bot.send(hugo.privateChat(), "Hi").path("ok").asBoolean()).isTrue();
    }

    @Test
    void someone_who_blocked_the_bot_cannot_be_written_to_until_they_speak_again() {
        ana.blocks();
        assertThat(error(bot.send(ana.privateChat(), "Hi"))).isEqualTo("403 Forbidden: bot was blocked by the user");

        ana.says("/start");

        assertThat(bot.send(ana.privateChat(), "Hi").path("ok").asBoolean()).isTrue();
        assertThat(bot.updates(0)
                        .valueStream()
                        .map(u -> u.at("/my_chat_member/new_chat_member/status").asString()))
                .containsExactly("kicked", "member", "");
    }

    @Test
    void html_becomes_text_and_entities() {
        bot.send(ana.privateChat(), "x");
        JsonNode answer = bot.call("sendMessage", """
                {'chat_id':%d,'parse_mode':'HTML',
                 'text':'<b>Tom &amp; Ana</b> <tg-time unix=\\"1796410800\\" format=\\"wDT\\">Fri</tg-time>'}""".formatted(ana.id()));

        assertThat(answer.at("/result/text").asString()).isEqualTo("Tom & Ana Fri");
        assertThat(answer.at("/result/entities/1/type").asString()).isEqualTo("date_time");
        assertThat(answer.at("/result/entities/0/length").asInt()).isEqualTo(9);
        api.assertNoViolations();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<b>open | Can't find end tag corresponding to start tag \"b\"",
                "<b><i>x</b></i> | Unmatched end tag",
                "x</b> | Unexpected end tag",
                "<p>x</p> | Unsupported start tag \"p\"",
                "I <3 you | Unclosed start tag",
                "<span>x</span> | must have class \"tg-spoiler\"",
                "<tg-time unix='soon'>x</tg-time> | Invalid date-time entity",
            })
    void html_that_telegram_refuses_is_refused(String html, String why) {
        JsonNode answer = Json.parse(bot.post(
                        "/bot" + api.token() + "/sendMessage",
                        "application/json",
                        Json.object()
                                .put("chat_id", ana.id())
                                .put("parse_mode", "HTML")
                                .put("text", html)
                                .toString())
                .body());

        assertThat(error(answer))
                .startsWith("400 Bad Request: can't parse entities")
                .contains(why);
        assertThat(api.sent()).isEmpty();
    }

    @Test
    void a_name_that_was_not_escaped_is_noted_even_where_telegram_lets_it_pass() {
        bot.call("sendMessage", "{'chat_id':%d,'parse_mode':'HTML','text':'Tom & Ana'}".formatted(ana.id()));

        assertThat(api.sentTo(ana)).hasSize(1);
        assertThatThrownBy(api::assertNoViolations).hasMessageContaining("'&' at 4 is not escaped");
    }

    @Test
    void texts_have_limits() {
        assertThat(error(bot.send(ana.privateChat(), " "))).isEqualTo("400 Bad Request: message text is empty");
        assertThat(error(bot.send(ana.privateChat(), "x".repeat(4097))))
                .isEqualTo("400 Bad Request: message is too long");
        assertThat(bot.send(ana.privateChat(), "x".repeat(4096)).path("ok").asBoolean())
                .isTrue();
    }

    @Test
    void buttons_have_limits() {
        assertThat(error(withButton("'callback_data':'" + "d".repeat(65) + "'")))
                .isEqualTo("400 Bad Request: BUTTON_DATA_INVALID");
        assertThat(error(withButton("'url':'http://localhost:8080/call'"))).contains("Wrong HTTP URL");
        assertThat(error(withButton("'url':'https://example.org','callback_data':'a'")))
                .contains("can't parse");
        assertThat(withButton("'callback_data':'" + "d".repeat(64) + "'")
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    private JsonNode withButton(String kind) {
        return bot.call(
                "sendMessage",
                "{'chat_id':%d,'text':'x','reply_markup':{'inline_keyboard':[[{'text':'Go',%s}]]}}"
                        .formatted(ana.id(), kind));
    }

    @Test
    void an_edit_changes_the_message_and_keeps_what_it_said() {
        bot.send(ana.privateChat(), "one");
        bot.call("editMessageText", "{'chat_id':%d,'message_id':1,'text':'two'}".formatted(ana.id()));

        FakeMessage message = api.messagesSeenBy(ana).getFirst();
        assertThat(message.text()).isEqualTo("two");
        assertThat(message.earlierTexts()).containsExactly("one");
        assertThat(error(bot.call("editMessageText", "{'chat_id':%d,'message_id':1,'text':'two'}".formatted(ana.id()))))
                .startsWith("400 Bad Request: message is not modified");
        assertThat(error(bot.call("editMessageText", "{'chat_id':%d,'message_id':9,'text':'two'}".formatted(ana.id()))))
                .isEqualTo("400 Bad Request: message to edit not found");
    }

    @Test
    void a_doubled_message_counts_also_when_one_of_the_two_was_edited() {
        bot.send(ana.privateChat(), "one");
        bot.send(ana.privateChat(), "two");
        assertThat(api.doubledSends()).isZero();

        bot.send(ana.privateChat(), "one");
        bot.call("editMessageText", "{'chat_id':%d,'message_id':3,'text':'three'}".formatted(ana.id()));

        assertThat(api.doubledSends()).isEqualTo(1);
        assertThat(api.doubledSends(ana)).isEqualTo(1);
    }

    @Test
    void an_edit_without_a_keyboard_takes_the_keyboard_away() {
        withButton("'callback_data':'a'");
        bot.call("editMessageText", "{'chat_id':%d,'message_id':1,'text':'done'}".formatted(ana.id()));

        assertThat(api.messagesSeenBy(ana).getFirst().labels()).isEmpty();
    }

    @Test
    void a_deleted_message_is_gone() {
        bot.send(ana.privateChat(), "one");
        bot.call("deleteMessage", "{'chat_id':%d,'message_id':1}".formatted(ana.id()));

        assertThat(api.messagesSeenBy(ana)).isEmpty();
        assertThat(api.sentTo(ana)).hasSize(1);
        assertThat(error(bot.call("deleteMessage", "{'chat_id':%d,'message_id':1}".formatted(ana.id()))))
                .isEqualTo("400 Bad Request: message to delete not found");
    }

    @Test
    void a_document_arrives_by_multipart_with_its_bytes() {
        String body = """
                --b
                Content-Disposition: form-data; name="chat_id"

                %d
                --b
                Content-Disposition: form-data; name="caption"

                Календарь
                --b
                Content-Disposition: form-data; name="document"; filename="mixer.ics"
                Content-Type: application/octet-stream

                BEGIN:VCALENDAR
                --b--
                """.formatted(ana.id()).replace("\n", "\r\n");
        bot.post("/bot" + api.token() + "/sendDocument", "multipart/form-data; boundary=b", body);

        FakeMessage message = api.messagesSeenBy(ana).getFirst();
        assertThat(message.text()).isEqualTo("Календарь");
        assertThat(message.file().orElseThrow().contentAsText()).isEqualTo("BEGIN:VCALENDAR");
        assertThat(message.file().orElseThrow().name()).isEqualTo("mixer.ics");
        api.assertNoViolations();
    }

    @Test
    void commands_are_offered_by_scope_and_language() {
        bot.call("setMyCommands", "{'commands':[{'command':'help','description':'Help'}]}");
        bot.call(
                "setMyCommands",
                "{'commands':[{'command':'help','description':'Помощь'}],'language_code':'ru','scope':{'type':'all_private_chats'}}");

        assertThat(api.commandsFor(ana, ana.privateChat(), "ru")).containsExactly("help - Помощь");
        assertThat(api.commandsFor(ana, ana.privateChat(), "de")).containsExactly("help - Help");
        assertThat(error(bot.call("setMyCommands", "{'commands':[{'command':'Help Me','description':'x'}]}")))
                .isEqualTo("400 Bad Request: BOT_COMMAND_INVALID");
    }

    @Test
    void tokens_methods_and_fields_are_checked() {
        assertThat(error(Json.parse(
                        bot.post("/bot1:wrong/getMe", "application/json", "{}").body())))
                .isEqualTo("401 Unauthorized");
        assertThat(error(bot.call("imagineTelepathy", "{}"))).startsWith("404 Not Found");
        assertThat(bot.call("GETME", "{}").at("/result/username").asString()).isEqualTo("rondo_test_bot");
        assertThat(bot.call("getAvailableGifts", "{}").path("ok").asBoolean()).isTrue();
        assertThat(api.violations()).containsExactly("unknown method imagineTelepathy");
    }

    @Test
    void requests_against_the_description_are_listed() {
        bot.call("sendMessage", "{'chat_id':%d,'text':7,'txet':'x'}".formatted(ana.id()));
        bot.call(
                "sendMessage",
                "{'chat_id':%d,'text':'x','reply_markup':{'inline_keyboard':[[{'text':'Go','data':'x'}]]}}"
                        .formatted(ana.id()));
        bot.call("sendMessage", "{'text':'x'}");
        bot.call("setMyCommands", "{'commands':[],'scope':{'type':'chat','chat_id':%d}}".formatted(ana.id()));

        if (DescriptionCheck.find().isPresent()) {
            assertThat(api.violations())
                    .anyMatch(v -> v.contains("sendMessage.text: String expected"))
                    .anyMatch(v -> v.contains("unknown parameter txet"))
                    .anyMatch(v -> v.contains("InlineKeyboardButton has no field data"))
                    .anyMatch(v -> v.contains("required parameter chat_id is missing"))
                    .noneMatch(v -> v.contains("setMyCommands"));
        } else {
            assertThat(api.violations()).isEqualTo(List.of());
        }
    }
}
