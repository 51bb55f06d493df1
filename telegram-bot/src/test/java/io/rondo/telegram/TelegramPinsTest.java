package io.rondo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cards of events are pinned in groups until the event is over, and stand in the topic that was chosen for them. */
class TelegramPinsTest {

    private static final String NO_RIGHT = "I may not pin messages in Mixers";
    private static final String TOPIC_GONE = "The topic for announcements in Mixers is closed or deleted.";

    private final TelegramHouse house = TelegramHouse.at("2026-12-01T12:00:00Z");
    private final FakeUser hedda = house.api.user("hedda");
    private final FakeChat group = house.api.supergroup("Mixers").administeredBy(hedda);

    @AfterEach
    void close() {
        house.bot().pins().close();
        house.api.assertNoViolations();
        house.close();
    }

    private FakeMessage card(String title) {
        hedda.starts();
        house.settle();
        hedda.says(
                group,
                "/event create title:\"" + title + "\" starts:\"fri 19:00\" capacity:20 min:1 calls:practice"
                        + " publish:yes");
        house.settle();
        house.advance(Duration.ofSeconds(5));
        return house.api.awaitMessage(
                group,
                message ->
                        message.labels().contains("Register") && message.text().contains(title));
    }

    /** Lets a second pass at each look, since what must wait waits by the house's clock. */
    private void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            house.advance(Duration.ofSeconds(1));
            return condition.getAsBoolean();
        });
    }

    private List<FakeMessage> pinned() {
        return house.api.sentTo(group).stream()
                .map(house.api::current)
                .filter(FakeMessage::pinned)
                .toList();
    }

    private long told(String part) {
        return house.api.sentTo(hedda).stream()
                .filter(message -> message.text().contains(part))
                .count();
    }

    private void cancel(String title) {
        hedda.says(group, "/event cancel event:\"" + title + "\" reason:rain");
        house.settle();
    }

    @Test
    void a_card_is_pinned_without_a_sound_and_unpinned_when_the_event_is_over() {
        group.withBotAsAdministrator();
        house.bot().pins().start();

        FakeMessage card = card("Friday mixer");
        await(() -> house.api.current(card).pinned());
        assertThat(house.api.requests("pinChatMessage"))
                .singleElement()
                .satisfies(request -> assertThat(
                                request.params().path("disable_notification").asBoolean(false))
                        .isTrue());

        cancel("Friday mixer");

        await(() -> !house.api.current(card).pinned());
    }

    @Test
    void a_right_that_is_missing_is_explained_once_and_the_next_card_is_pinned_when_it_is_given() {
        group.withBot();
        house.bot().pins().start();

        card("Friday mixer");
        await(() -> house.count("card_pins WHERE refusal IS NOT NULL") == 1);
        card("Late mixer");
        await(() -> house.count("card_pins WHERE refusal IS NOT NULL") == 2);
        house.settle();
        assertThat(told(NO_RIGHT)).isEqualTo(1);
        cancel("Late mixer");
        await(() -> house.count("card_pins WHERE NOT wanted AND due_at IS NULL") == 1);
        house.settle();
        assertThat(told(NO_RIGHT)).isEqualTo(1);

        group.promoteBot(hedda);
        FakeMessage card = card("Sunday mixer");

        await(() -> house.api.current(card).pinned());
    }

    @Test
    void a_lost_answer_and_a_crash_before_it_is_noted_leave_one_pin_that_goes_with_the_event() {
        group.withBotAsAdministrator();
        house.api.faults().on("pinChatMessage").dropAfterHandling();
        house.bot().pins().start();

        FakeMessage card = card("Friday mixer");
        await(() -> house.count("card_pins WHERE pinned IS NOT NULL") == 1);
        assertThat(house.api.requests("pinChatMessage")).hasSizeGreaterThan(1);
        assertThat(pinned()).singleElement().extracting(FakeMessage::id).isEqualTo(card.id());

        // As if the process had ended between Telegram's answer and our row.
        house.jdbi.useHandle(handle -> handle.execute("UPDATE card_pins SET pinned = NULL, due_at = NULL"));
        cancel("Friday mixer");

        await(() -> house.count("card_pins WHERE NOT wanted AND due_at IS NULL") == 1);
        assertThat(pinned()).isEmpty();
    }

    @Test
    void a_card_that_somebody_has_deleted_troubles_nobody() {
        group.withBotAsAdministrator();
        FakeMessage card = card("Friday mixer");
        house.settle();
        house.jdbi.useHandle(handle -> handle.execute("UPDATE posted_messages SET message_id = '987654'"));
        house.bot().pins().start();

        await(() -> house.count("card_pins WHERE refusal IS NOT NULL") == 1);

        house.settle();
        assertThat(house.api.current(card).pinned()).isFalse();
        assertThat(told(NO_RIGHT)).isZero();
    }

    private int topic() {
        group.withBot();
        hedda.starts();
        house.settle();
        return announcedIn("Events");
    }

    private int announcedIn(String title) {
        int topic = group.topic(title);
        hedda.says(group, topic, "/setup");
        FakeMessage setup =
                house.api.awaitMessage(hedda, message -> message.labels().contains("Post in this topic"));
        hedda.presses(setup, "Post in this topic").awaitAnswer();
        house.settle();
        return topic;
    }

    @Test
    void cards_stand_in_the_topic_and_after_it_is_closed_in_the_chat_which_the_moderators_read_once() {
        int topic = topic();
        assertThat(card("Friday mixer").threadId()).hasValue(topic);

        group.closeTopic(topic);

        assertThat(card("Late mixer").threadId()).isEmpty();
        assertThat(card("Sunday mixer").threadId()).isEmpty();
        house.settle();
        assertThat(told(TOPIC_GONE)).isEqualTo(1);
    }

    @Test
    void after_the_topic_is_deleted_cards_stand_in_the_chat_until_another_topic_is_chosen() {
        int topic = topic();
        card("Friday mixer");

        group.deleteTopic(topic);

        assertThat(card("Late mixer").threadId()).isEmpty();
        house.settle();
        assertThat(told(TOPIC_GONE)).isEqualTo(1);
        int other = announcedIn("News");
        assertThat(card("Sunday mixer").threadId()).hasValue(other);
    }
}
