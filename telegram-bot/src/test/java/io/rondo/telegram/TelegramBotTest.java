package io.rondo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.telegram.CallbackAnswer;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do on Telegram, from their message to what they see. */
class TelegramBotTest {

    private final TelegramHouse house = TelegramHouse.at("2026-12-01T12:00:00Z");
    private final FakeUser hedda = house.api.user("hedda");
    private final FakeUser ana = house.api.user("ana");
    private final FakeChat group = house.groupOf("Mixers", hedda).with(ana);

    @AfterEach
    void close() {
        house.api.assertNoViolations();
        house.close();
    }

    /** A published mixer's card in the group. */
    private FakeMessage mixer(String title, int capacity) {
        hedda.starts();
        house.settle();
        hedda.says(
                group,
                "/event create title:\"" + title + "\" starts:\"fri 19:00\" capacity:" + capacity
                        + " min:1 calls:practice publish:yes");
        house.settle();
        house.advance(Duration.ofSeconds(5));
        return house.api.awaitMessage(group, message -> message.labels().contains("Register"));
    }

    @Test
    void who_starts_the_bot_is_greeted_by_name() {
        ana.starts();

        assertThat(house.api.awaitText(ana, "Hello Ana").text()).contains("I'm Rondo");
    }

    @Test
    void a_stranger_registers_from_the_group_through_the_private_chat() {
        FakeMessage card = mixer("Friday mixer", 20);

        CallbackAnswer answer = ana.presses(card, "Register").awaitAnswer();
        assertThat(answer.url()).isPresent();
        assertThat(house.count("registrations")).isZero();
        ana.opensDeepLink(answer.url().get());

        FakeMessage registered = house.api.awaitText(ana, "You're in");
        assertThat(registered.text()).contains("Friday mixer");
        assertThat(house.count("registrations")).isEqualTo(1);
        house.advance(Duration.ofSeconds(5));
        house.api.await(
                "a card with one seat less",
                () -> house.api.current(card).text().contains("19 of 20"));
        assertThat(house.api.messages(group)).filteredOn(FakeMessage::fromBot).hasSize(1);
    }

    @Test
    void who_is_known_gets_the_answer_in_private_and_a_notice_in_the_group() {
        ana.starts();
        FakeMessage card = mixer("Friday mixer", 20);

        CallbackAnswer answer = ana.presses(card, "Register").awaitAnswer();

        assertThat(answer.text()).isEqualTo("I've written to you in our private chat.");
        assertThat(house.api.awaitText(ana, "You're in").labels()).contains("Cancel my place");
    }
}
