package io.rondo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the network, Telegram and the end of the process can do to the bot. */
class TelegramTroubleTest {

    private final TelegramHouse house = TelegramHouse.now();
    private final FakeUser hedda = house.api.user("hedda");
    private final FakeUser ana = house.api.user("ana");
    private final FakeChat group = house.groupOf("Mixers", hedda).with(ana);

    @AfterEach
    void close() {
        house.api.assertNoViolations();
        house.close();
    }

    private FakeMessage mixer() {
        hedda.starts();
        house.settle();
        hedda.says(
                group,
                "/event create title:\"Friday mixer\" starts:\"in 3 days\" capacity:20 min:1 calls:practice"
                        + " publish:yes");
        return house.api.awaitMessage(group, message -> message.labels().contains("Register"));
    }

    @Test
    void every_update_delivered_twice_has_its_effect_and_its_answer_once() {
        house.api.deliverEachUpdate(2);
        ana.starts();
        house.settle();
        FakeMessage card = mixer();

        ana.presses(card, "Register");
        house.settle();
        house.api.repeatUpdate(house.api.lastUpdateId().orElseThrow());
        house.settle();

        assertThat(house.count("registrations")).isEqualTo(1);
        assertThat(house.api.sentTo(ana)).hasSize(2);
        assertThat(house.api.doubledSends()).isZero();
    }

    @Test
    void a_lost_answer_doubles_one_send_at_most() {
        house.api.faults().on("sendMessage").inChat(ana.privateChat()).dropAfterHandling();

        ana.starts();
        ana.says("/my");
        house.settle();

        assertThat(house.api.doubledSends()).isLessThanOrEqualTo(1);
        assertThat(house.api.sentTo(ana)).hasSizeBetween(2, 3);
        assertThat(house.texts("SELECT DISTINCT state FROM deliveries")).containsExactly("SENT");
    }

    @Test
    void a_send_that_never_arrived_is_tried_again() {
        house.api.faults().on("sendMessage").inChat(ana.privateChat()).dropBeforeHandling();

        ana.starts();

        assertThat(house.api.awaitText(ana, "Hello Ana")).isNotNull();
        house.settle();
        assertThat(house.api.sentTo(ana)).hasSize(1);
    }

    @Test
    void too_fast_means_later() {
        house.api.faults().on("sendMessage").inChat(ana.privateChat()).tooManyRequests(1);

        ana.starts();

        assertThat(house.api.awaitText(ana, "Hello Ana")).isNotNull();
        house.settle();
        assertThat(house.api.sentTo(ana)).hasSize(1);
    }

    @Test
    void nothing_is_sent_faster_than_telegram_allows() {
        try (TelegramHouse paced = TelegramHouse.atTelegramsPace()) {
            paced.api.strictRates(true);
            FakeUser bea = paced.api.user("bea");

            for (int i = 0; i < 5; i++) {
                bea.says("/about");
            }
            paced.settle();

            assertThat(paced.api.sentTo(bea)).hasSize(5);
            assertThat(paced.api.requests("sendMessage"))
                    .allMatch(request -> request.error().isEmpty());
        }
    }

    @Test
    void trouble_on_telegrams_side_loses_nothing() {
        house.api.faults().on("sendMessage").serverError(500);
        house.api.faults().on("sendMessage").gatewayError(502);
        house.api.faults().on("getUpdates").times(2).serverError(502);

        ana.starts();

        assertThat(house.api.awaitText(ana, "Hello Ana")).isNotNull();
    }

    @Test
    void an_update_that_does_not_parse_is_set_aside_and_the_next_ones_are_answered() {
        house.api.injectUnparsableUpdate();
        ana.starts();

        assertThat(house.api.awaitText(ana, "Hello Ana")).isNotNull();
        assertThat(house.count("updates WHERE state = 'SET_ASIDE' AND error IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void what_people_wrote_is_not_readable_in_the_database() {
        ana.says("my secret wish");
        house.settle();

        assertThat(house.texts("SELECT encode(payload, 'escape') FROM updates"))
                .isNotEmpty()
                .noneMatch(payload -> payload.contains("secret"));
    }

    @Test
    void an_update_that_was_stored_before_the_process_ended_is_answered_by_the_next_one() {
        ana.starts();
        house.settle();
        house.stop();
        ana.says("/my");
        house.storeWhatWaits();
        assertThat(house.count("updates WHERE state = 'RECEIVED'")).isEqualTo(1);
        assertThat(house.api.sentTo(ana)).hasSize(1);

        house.startAnew();

        assertThat(house.api.awaitText(ana, "Nothing waits for you")).isNotNull();
        house.settle();
        assertThat(house.api.sentTo(ana)).hasSize(2);
    }

    @Test
    void a_button_works_after_a_restart() {
        ana.starts();
        FakeMessage card = mixer();
        house.settle();

        house.stop();
        house.startAnew();
        ana.presses(card, "Register");

        assertThat(house.api.awaitText(ana, "You're in")).isNotNull();
    }

    @Test
    void a_second_process_waits_until_the_first_has_ended() {
        ana.starts();
        house.api.awaitText(ana, "Hello Ana");
        TelegramBot second = house.newBot();
        second.intake().start();
        ana.says("/about");
        house.api.awaitText(ana, "free software");
        assertThat(second.intake().isOnDuty()).isFalse();
        assertThat(second.intake().problem()).isEmpty();

        house.bot().intake().close();

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(second.intake()::isOnDuty);
        ana.says("/my");
        assertThat(house.api.awaitText(ana, "Nothing waits for you")).isNotNull();
        second.intake().close();
    }

    @Test
    void a_refused_token_is_said_in_words_for_the_operator() {
        house.stop();
        house.api.faults().on("getMe").always().serverError(401);
        house.startAnew();

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> house.bot().intake().problem().isPresent());
        assertThat(house.bot().intake().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("TELEGRAM_TOKEN"));
        house.api.faults().clear();
        ana.starts();
        assertThat(house.api.awaitText(ana, "Hello Ana")).isNotNull();
        assertThat(house.bot().intake().problem()).isEmpty();
    }

    @Test
    void an_update_that_keeps_failing_is_set_aside_and_holds_up_nobody() {
        house.jdbi.useHandle(handle -> handle.execute("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN IF NEW.chat = '%d' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$;
                CREATE TRIGGER refuse BEFORE INSERT ON deliveries FOR EACH ROW EXECUTE FUNCTION refuse()
                """.formatted(hedda.id())));

        hedda.starts();
        ana.starts();

        assertThat(house.api.awaitText(ana, "Hello Ana")).isNotNull();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> house.count("updates WHERE state = 'SET_ASIDE'") == 1);
        assertThat(house.texts("SELECT attempts::text FROM updates WHERE state = 'SET_ASIDE'"))
                .containsExactly("5");
    }
}
