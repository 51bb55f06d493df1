package io.rondo.testkit.telegram;

import static io.rondo.testkit.telegram.RawBot.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FakeBotApiPeopleTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-04T18:00:00Z"));
    private final FakeBotApi api = FakeBotApi.start(now::get);
    private final RawBot bot = new RawBot(api);
    private final FakeUser ana = api.user("ana").knowsBot();
    private final FakeUser hugo = api.user("hugo");

    @AfterEach
    void stop() {
        api.close();
    }

    private FakeMessage question() {
        bot.call("sendMessage", """
                {'chat_id':%d,'text':'Mixer','reply_markup':{'inline_keyboard':[[{'text':'Register','callback_data':'r1'}],
                 [{'text':'Open','url':'https://t.me/rondo_test_bot?start=abc'}]]}}""".formatted(ana.id()));
        return api.awaitText(ana, "Mixer");
    }

    private JsonNode lastUpdate() {
        JsonNode updates = bot.updates(0);
        return updates.get(updates.size() - 1);
    }

    @Test
    void a_press_reaches_the_bot_and_its_answer_reaches_the_person() {
        Press press = ana.presses(question(), "Register");

        JsonNode query = lastUpdate().get("callback_query");
        assertThat(query.get("data").asString()).isEqualTo("r1");
        assertThat(query.at("/from/id").asLong()).isEqualTo(ana.id());
        bot.call("answerCallbackQuery", "{'callback_query_id':'%s','text':'You are in'}".formatted(press.queryId()));
        assertThat(press.awaitAnswer().text()).isEqualTo("You are in");
    }

    @Test
    void a_press_can_be_answered_once_and_for_fifteen_seconds_only() {
        Press answered = ana.presses(question(), "Register");
        Press late = ana.presses(question(), "Register");
        String answer = "{'callback_query_id':'%s'}";
        bot.call("answerCallbackQuery", answer.formatted(answered.queryId()));

        assertThat(error(bot.call("answerCallbackQuery", answer.formatted(answered.queryId()))))
                .contains("query is too old");
        now.updateAndGet(t -> t.plusSeconds(16));
        assertThat(error(bot.call("answerCallbackQuery", answer.formatted(late.queryId()))))
                .contains("query is too old");
        assertThatThrownBy(() -> late.awaitAnswer(Duration.ofMillis(1))).isInstanceOf(AssertionError.class);
    }

    @Test
    void an_answer_may_open_only_links_to_the_bot_itself() {
        Press press = ana.presses(question(), "Register");
        String answer = "{'callback_query_id':'" + press.queryId() + "','url':'%s'}";

        assertThat(error(bot.call("answerCallbackQuery", answer.formatted("https://example.org"))))
                .isEqualTo("400 Bad Request: URL_INVALID");
        bot.call("answerCallbackQuery", answer.formatted("https://t.me/rondo_test_bot?start=reg_7"));
        hugo.opensDeepLink(press.awaitAnswer().url().orElseThrow());

        assertThat(lastUpdate().at("/message/text").asString()).isEqualTo("/start reg_7");
    }

    @Test
    void a_url_button_that_is_a_deep_link_starts_the_bot() {
        ana.presses(question(), "Open");
        assertThat(lastUpdate().at("/message/text").asString()).isEqualTo("/start abc");
        assertThatThrownBy(() -> ana.presses(question(), "Leave")).hasMessageContaining("[Register, Open]");
    }

    @Test
    void in_groups_the_bot_sees_only_what_is_meant_for_it() {
        FakeChat group = api.supergroup("Mixers").withBot().with(ana, hugo);
        bot.send(group, "Welcome");
        ana.says(group, "good evening");
        ana.says(group, "/events@another_bot");
        ana.says(group, "/events");
        ana.says(group, "/events@Rondo_Test_Bot");
        ana.repliesTo(api.messages(group).getFirst(), "thanks");

        assertThat(bot.updates(0).valueStream().map(u -> u.at("/message/text").asString()))
                .containsExactly("/events", "/events@Rondo_Test_Bot", "thanks");
        group.promoteBot(ana);
        ana.says(group, "good evening");
        assertThat(lastUpdate().at("/message/text").asString()).isEqualTo("good evening");
    }

    @Test
    void the_bot_learns_where_it_was_added_promoted_and_thrown_out() {
        FakeChat group = api.group("Mixers").ownedBy(ana);
        group.addBot(ana).promoteBot(ana);
        assertThat(bot.call("getChatMember", "{'chat_id':%d,'user_id':%d}".formatted(group.id(), api.botId()))
                        .at("/result/status")
                        .asString())
                .isEqualTo("administrator");
        group.removeBot(ana);

        assertThat(bot.updates(0)
                        .valueStream()
                        .filter(u -> u.has("my_chat_member"))
                        .map(u -> u.at("/my_chat_member/new_chat_member/status").asString()))
                .containsExactly("member", "administrator", "kicked");
        assertThat(error(bot.send(group, "Hi"))).isEqualTo("403 Forbidden: bot was kicked from the group chat");
    }

    @Test
    void an_upgraded_group_tells_its_new_id() {
        FakeChat group = api.group("Mixers").withBot().with(ana);
        FakeChat supergroup = group.upgradeToSupergroup();

        JsonNode answer = bot.send(group, "Hi");
        assertThat(answer.at("/parameters/migrate_to_chat_id").asLong()).isEqualTo(supergroup.id());
        assertThat(bot.updates(0).get(0).at("/message/migrate_to_chat_id").asLong())
                .isEqualTo(supergroup.id());
        assertThat(bot.updates(0).get(1).at("/message/migrate_from_chat_id").asLong())
                .isEqualTo(group.id());
        assertThat(bot.send(supergroup, "Hi").path("ok").asBoolean()).isTrue();
    }

    @Test
    void anonymous_administrators_and_channels_speak_under_stand_in_names() {
        FakeChat group = api.supergroup("Mixers").withBotAsAdministrator();
        group.anonymousAdministratorSays("/setup");
        assertThat(lastUpdate().at("/message/sender_chat/id").asLong()).isEqualTo(group.id());
        assertThat(lastUpdate().at("/message/from/username").asString()).isEqualTo("GroupAnonymousBot");

        group.channelSays(api.channel("News"), "/events");
        assertThat(lastUpdate().at("/message/sender_chat/type").asString()).isEqualTo("channel");
    }

    @Test
    void joining_is_told_by_chat_member_only_where_the_bot_administers_and_asked_for_it() {
        FakeChat group = api.supergroup("Mixers").withBotAsAdministrator();
        hugo.joins(group);
        bot.call("getUpdates", "{'offset':0,'timeout':0,'allowed_updates':['message','chat_member']}");
        ana.joins(group);

        assertThat(bot.updates(0).valueStream().filter(u -> u.has("chat_member")))
                .singleElement()
                .satisfies(u -> assertThat(
                                u.at("/chat_member/new_chat_member/user/id").asLong())
                        .isEqualTo(ana.id()));
    }

    @Test
    void an_ephemeral_message_is_seen_by_its_receiver_only() {
        FakeChat group = api.supergroup("Mixers").withBot().with(ana, hugo);
        String send = "{'chat_id':%d,'text':'Only you','receiver_user_id':%d%s}";
        assertThat(error(bot.call("sendMessage", send.formatted(group.id(), ana.id(), ""))))
                .startsWith("400");

        FakeMessage card = ana.says(group, "/events");
        Press press = ana.pressesData(card, "x");
        JsonNode answer = bot.call(
                "sendMessage", send.formatted(group.id(), ana.id(), ",'callback_query_id':'" + press.queryId() + "'"));
        bot.call(
                "editEphemeralMessageText",
                "{'chat_id':%d,'receiver_user_id':%d,'ephemeral_message_id':%d,'text':'Only for you'}"
                        .formatted(
                                group.id(),
                                ana.id(),
                                answer.at("/result/ephemeral_message_id").asInt()));

        assertThat(api.messagesSeenBy(ana)).extracting(FakeMessage::text).contains("Only for you");
        assertThat(api.messagesSeenBy(hugo)).extracting(FakeMessage::text).containsExactly("/events");
        api.assertNoViolations();
    }

    @Test
    void topics_keep_their_thread() {
        FakeChat forum = api.supergroup("Mixers").withBot();
        int events = forum.topic("Events");
        ana.says(forum, events, "/events");

        assertThat(lastUpdate().at("/message/message_thread_id").asInt()).isEqualTo(events);
        assertThat(error(bot.call(
                        "sendMessage", "{'chat_id':%d,'text':'x','message_thread_id':999}".formatted(forum.id()))))
                .isEqualTo("400 Bad Request: message thread not found");
    }

    @Test
    void an_edited_message_is_an_update_of_its_own() {
        FakeMessage said = ana.says("/event");
        ana.edits(said, "/events");

        assertThat(lastUpdate().at("/edited_message/text").asString()).isEqualTo("/events");
        assertThat(api.current(said).earlierTexts()).containsExactly("/event");
    }
}
