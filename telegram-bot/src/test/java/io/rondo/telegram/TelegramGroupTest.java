package io.rondo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bot comes, goes and moves with groups, and knows who administers them. */
class TelegramGroupTest {

    private final TelegramHouse house = TelegramHouse.at("2026-12-01T12:00:00Z");
    private final FakeUser hedda = house.api.user("hedda");
    private final FakeUser ana = house.api.user("ana");

    @AfterEach
    void close() {
        house.api.assertNoViolations();
        house.close();
    }

    private FakeMessage mixerIn(FakeChat group) {
        hedda.starts();
        house.settle();
        hedda.says(
                group,
                "/event create title:\"Friday mixer\" starts:\"fri 19:00\" capacity:20 min:1 calls:practice"
                        + " publish:yes");
        return card(group);
    }

    private FakeMessage card(FakeChat group) {
        house.settle();
        house.advance(Duration.ofSeconds(5));
        return house.api.awaitMessage(group, message -> message.labels().contains("Register"));
    }

    @Test
    void a_bot_that_is_taken_into_a_group_makes_a_community_and_says_how_to_begin() {
        FakeChat group = house.api.supergroup("Mixers");

        group.addBot(hedda);

        assertThat(house.api.awaitText(group, "/setup").text()).startsWith("I'm Rondo");
        assertThat(house.texts("SELECT name FROM communities")).containsExactly("Mixers");
        house.settle();
        group.promoteBot(hedda);
        house.settle();
        assertThat(house.api.sentTo(group)).hasSize(1);
    }

    @Test
    void a_russian_administrator_is_greeted_in_russian() {
        FakeChat group = house.api.supergroup("Знакомства");

        group.addBot(house.api.user("olga").language("ru"));

        assertThat(house.api.awaitText(group, "/setup").text()).startsWith("Здравствуйте!");
    }

    @Test
    void a_bot_that_is_thrown_out_announces_there_no_more_and_is_greeted_when_it_comes_back() {
        FakeChat group = house.api.supergroup("Mixers");
        group.addBot(hedda);
        house.settle();

        group.removeBot(hedda);
        house.settle();
        assertThat(house.count("chats WHERE left_at IS NOT NULL")).isEqualTo(1);

        group.addBot(hedda);
        house.settle();
        assertThat(house.count("chats WHERE left_at IS NULL")).isEqualTo(1);
        assertThat(house.count("communities")).isEqualTo(1);
        assertThat(house.api.sentTo(group)).hasSize(2);
    }

    @Test
    void only_administrators_of_the_group_may_make_events_there() {
        FakeChat group = house.groupOf("Mixers", hedda).with(ana);
        ana.starts();
        house.settle();

        ana.says(group, "/event create title:\"Mine\" starts:\"fri 19:00\" capacity:20 min:1 calls:practice");

        assertThat(house.api.awaitText(ana, "moderators")).isNotNull();
        assertThat(house.count("events")).isZero();
        assertThat(mixerIn(group).text()).contains("Friday mixer");
    }

    @Test
    void a_new_administrator_is_known_as_one_at_once() {
        FakeChat group = house.api.supergroup("Mixers").withBotAsAdministrator();
        group.administeredBy(hedda);
        ana.starts();
        house.settle();
        ana.says(group, "/setup");
        house.api.awaitText(ana, "Only admins can do that.");

        ana.isPromotedIn(group, hedda);
        ana.says(group, "/setup");

        assertThat(house.api.awaitText(ana, "Step 1 of 6")).isNotNull();
    }

    @Test
    void when_telegram_does_not_say_who_administers_nobody_gains_rights() {
        FakeChat group = house.groupOf("Mixers", hedda);
        hedda.starts();
        house.settle();
        house.api.faults().on("getChatAdministrators").serverError(500);

        hedda.says(group, "/setup");

        assertThat(house.api.awaitText(hedda, "Only admins can do that.")).isNotNull();
        house.advance(Duration.ofMinutes(1));
        hedda.says(group, "/setup");
        assertThat(house.api.awaitText(hedda, "Step 1 of 6")).isNotNull();
    }

    @Test
    void a_group_that_becomes_a_supergroup_stays_the_same_community() {
        FakeChat group = house.groupOf("Mixers", hedda).with(ana);
        mixerIn(group);
        ana.starts();
        house.settle();

        FakeChat upgraded = group.upgradeToSupergroup();
        house.settle();

        assertThat(house.texts("SELECT external_id FROM chats")).containsExactly(Long.toString(upgraded.id()));
        assertThat(house.count("communities")).isEqualTo(1);
        ana.says(upgraded, "/events");
        assertThat(house.api.awaitText(ana, "Friday mixer")).isNotNull();
    }

    @Test
    void what_waits_for_a_group_goes_to_the_supergroup_also_when_only_the_send_tells() {
        FakeChat group = house.groupOf("Mixers", hedda).with(ana);
        hedda.starts();
        house.settle();
        house.api.faults().on("sendMessage").inChat(group).run(group::upgradeToSupergroup);

        hedda.says(
                group,
                "/event create title:\"Friday mixer\" starts:\"fri 19:00\" capacity:20 min:1 calls:practice"
                        + " publish:yes");
        house.settle();
        house.advance(Duration.ofSeconds(5));
        house.settle();

        assertThat(house.count("communities")).isEqualTo(1);
        assertThat(house.texts("SELECT state FROM deliveries WHERE asked_for = false"))
                .containsOnly("SENT");
        assertThat(house.api.sent())
                .filteredOn(message -> message.labels().contains("Register"))
                .singleElement()
                .satisfies(card -> assertThat(card.chat().type()).isEqualTo(FakeChat.Type.SUPERGROUP));
    }

    @Test
    void an_admin_to_whom_the_bot_may_not_write_yet_joins_a_group_by_a_code_and_takes_it_out_again() {
        FakeChat mixers = house.groupOf("Mixers", hedda);
        FakeChat dancers = house.groupOf("Dancers", ana);
        hedda.starts();
        house.settle();
        hedda.says(mixers, "/setup join");
        Matcher code = Pattern.compile("[A-Z0-9]{4}-[A-Z0-9]{4}")
                .matcher(house.api.awaitText(hedda, "/setup join").text());
        assertThat(code.find()).isTrue();

        ana.says(dancers, "/setup join " + code.group());
        FakeMessage way = house.api.awaitText(dancers, "it goes on there");
        ana.opensDeepLink(way.buttons().getFirst().url().orElseThrow());

        assertThat(house.api.awaitText(ana, "Mixers").text()).contains("Dancers");
        assertThat(house.count("(SELECT DISTINCT community_id FROM chats) AS one"))
                .isEqualTo(1);

        ana.says(dancers, "/setup leave");
        FakeMessage asked =
                house.api.awaitMessage(ana, message -> message.labels().contains("Leave the community"));
        ana.presses(asked, "Leave the community").awaitAnswer();
        house.settle();
        assertThat(house.count("(SELECT DISTINCT community_id FROM chats) AS two"))
                .isEqualTo(2);
    }

    @Test
    void a_command_with_options_goes_on_in_the_private_chat_without_being_written_twice() {
        FakeChat group = house.groupOf("Mixers", hedda).with(ana);
        mixerIn(group);

        ana.says(group, "/register \"Friday mixer\"");
        FakeMessage way = house.api.awaitText(group, "it goes on there");
        ana.opensDeepLink(way.buttons().getFirst().url().orElseThrow());

        assertThat(house.api.awaitText(ana, "You're in").text()).contains("Friday mixer");
    }

    @Test
    void an_anonymous_administrator_is_told_kindly() {
        FakeChat group = house.groupOf("Mixers", hedda);

        group.anonymousAdministratorSays("/setup");

        assertThat(house.api.awaitText(group, "I can't see who you are").text()).contains("Remain anonymous");
        assertThat(house.count("people")).isZero();
    }

    @Test
    void a_channel_is_told_kindly_and_only_when_it_means_us() {
        FakeChat group = house.groupOf("Mixers", hedda);
        FakeChat channel = house.api.channel("News");
        house.api.privacyMode(false);

        group.channelSays(channel, "Good morning");
        group.channelSays(channel, "/events");

        assertThat(house.api.awaitText(group, "as a channel")).isNotNull();
        house.settle();
        assertThat(house.api.sentTo(group)).hasSize(1);
        assertThat(house.count("people")).isZero();
    }

    @Test
    void what_is_said_in_a_topic_is_answered_there() {
        FakeChat forum = house.api.supergroup("Mixers").withBot();
        int topic = forum.topic("Events");

        ana.says(forum, topic, "/my");

        FakeMessage way = house.api.awaitText(forum, "I answer /my in our private chat");
        assertThat(way.threadId()).hasValue(topic);
    }

    @Test
    void who_blocks_the_bot_is_out_of_reach_until_they_speak_again() {
        FakeChat group = house.groupOf("Mixers", hedda).with(ana);
        ana.starts();
        house.settle();
        FakeMessage card = mixerIn(group);

        ana.blocks();
        house.settle();
        assertThat(house.count("accounts WHERE unreachable_since IS NOT NULL")).isEqualTo(1);
        assertThat(ana.presses(card, "Register").awaitAnswer().url()).isPresent();

        ana.says("/start");
        house.settle();
        assertThat(house.count("accounts WHERE unreachable_since IS NOT NULL")).isZero();
    }

    @Test
    void who_turns_out_to_be_blocked_when_something_is_sent_is_out_of_reach_too() {
        ana.starts();
        house.settle();
        house.api.faults().on("sendMessage").inChat(ana.privateChat()).run(ana::deletesAccount);

        ana.says("/my");
        house.settle();

        assertThat(house.count("accounts WHERE unreachable_since IS NOT NULL")).isEqualTo(1);
        assertThat(house.count("deliveries WHERE state = 'UNREACHABLE'")).isEqualTo(1);
    }
}
