package io.rondo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an event asks of those who register, as a group on Telegram sees it. */
class TelegramRulesTest {

    private final TelegramHouse house = TelegramHouse.at("2026-12-01T12:00:00Z");
    private final FakeUser hedda = house.api.user("hedda");
    private final FakeUser ana = house.api.user("ana");
    private final FakeUser bea = house.api.user("bea");
    private final FakeChat group = house.groupOf("Raiders", hedda).with(ana, bea);

    @BeforeEach
    void everybody_knows_the_bot() {
        List.of(hedda, ana, bea).forEach(FakeUser::starts);
        house.settle();
    }

    @AfterEach
    void close() {
        house.api.assertNoViolations();
        house.close();
    }

    private FakeMessage gathering(String title, int capacity) {
        says(
                hedda,
                "/event create title:" + title + " starts:\"fri 19:00\" kind:gathering min:1 capacity:" + capacity
                        + " publish:yes");
        return card(title);
    }

    private FakeMessage card(String part) {
        house.advance(Duration.ofSeconds(5));
        house.settle();
        return house.api.awaitMessage(
                group,
                message ->
                        message.labels().contains("Register") && message.text().contains(part));
    }

    private void says(FakeUser user, String text) {
        user.says(group, text);
        house.settle();
    }

    private void press(FakeUser user, FakeMessage message, String label) {
        user.presses(message, label).awaitAnswer();
        house.settle();
    }

    private FakeMessage shown(FakeUser user, String label) {
        return house.api.awaitMessage(user, message -> message.labels().contains(label));
    }

    private void pass(int hours) {
        for (int i = 0; i < hours; i++) {
            house.advance(Duration.ofHours(1));
            house.settle();
        }
    }

    @Test
    void a_tag_is_required_until_an_admin_gives_it_then_a_press_chooses_the_slot() {
        FakeMessage card = gathering("Raid", 3);
        says(hedda, "/rules require event:Raid tag:raider how:\"ask hedda\"");
        says(hedda, "/rules slots event:Raid slots:tanks");
        house.api.awaitText(hedda, "I can't read \"tanks\" as a slot.");
        says(hedda, "/rules slots event:Raid slots:\"1 tanks, 2 healers\"");

        press(ana, card, "Register");
        assertThat(house.api.awaitText(ana, "raider, and you don't have it").text())
                .contains("How to get it: ask hedda");
        says(hedda, "/tag give person:ana tag:raider");
        house.api.awaitText(hedda, "has the tag raider now.");
        press(ana, card, "Register");
        FakeMessage which = shown(ana, "tanks (1 left)");
        assertThat(which.labels()).contains("healers (2 left)");
        press(ana, which, "tanks (1 left)");

        assertThat(house.api.awaitText(ana, "You're in: Raid").text()).contains("Your slot: tanks");
        assertThat(card("tanks: 0 of 1 left").text()).contains("healers: 2 of 2 left", "tag or role raider");
    }

    @Test
    void own_times_of_reminders_stand_in_place_of_the_usual_one() {
        FakeMessage card = gathering("Raid", 3);
        press(ana, card, "Register");
        ana.says("/remind event:Raid before:soon");
        house.api.awaitText(ana, "I can't read \"soon\"");

        ana.says("/remind event:Raid before:\"1d, 1h\"");

        FakeMessage screen = house.api.awaitText(ana, "you're reminded 1 d, 1 h before the start");
        assertThat(screen.labels()).contains("✓ 1 d", "✓ 1 h");
        press(ana, screen, "✓ 1 h");
        assertThat(house.api.current(screen).text()).contains("you're reminded 1 d before the start");
        pass(56);
        assertThat(house.api.sentTo(ana))
                .filteredOn(message -> message.text().contains("See you there"))
                .hasSize(1);
    }

    @Test
    void a_template_makes_the_event_again_with_its_rules() {
        gathering("Raid", 3);
        says(hedda, "/rules require event:Raid tag:raider");
        says(hedda, "/rules slots event:Raid slots:\"1 tanks, 2 healers\"");
        says(hedda, "/template save name:weekly event:Raid");
        house.api.awaitText(hedda, "is kept as the template weekly");
        says(hedda, "/event edit event:Raid title:First");

        says(hedda, "/template use template:weekly starts:\"11 Dec 2026 19:00\"");
        press(hedda, shown(hedda, "Publish"), "Publish");

        assertThat(card("Raid").text()).contains("11 Dec", "tag or role raider", "tanks: 1 of 1 left");
        says(ana, "/template use template:weekly starts:\"11 Dec 2026 19:00\"");
        house.api.awaitText(ana, "Only moderators can make events here.");
    }

    @Test
    void whoever_has_applied_is_told_once_what_the_lottery_drew() {
        FakeMessage card = gathering("Dinner", 1);
        says(hedda, "/rules draw event:Dinner kind:lottery before:48h");
        for (FakeUser user : List.of(ana, bea)) {
            press(user, card, "Register");
            house.api.awaitText(user, "You've applied for Dinner. A lottery draws the seats on");
        }
        assertThat(house.count("registrations WHERE state = 'REGISTERED'")).isZero();

        pass(32);

        assertThat(drawn("is yours")).isEqualTo(1);
        assertThat(drawn("yours was not among them")).isEqualTo(1);
        says(hedda, "/draw event:Dinner");
        house.api.awaitText(hedda, "The lottery for Dinner among 2 people; its seed was");
    }

    private long drawn(String part) {
        return List.of(ana, bea).stream()
                .flatMap(user -> house.api.sentTo(user).stream())
                .filter(message -> message.text().contains(part))
                .count();
    }
}
