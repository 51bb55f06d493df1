package io.rondo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.telegram.TelegramEvening.Round;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A whole evening on Telegram, from the host's line to what the matches are told, in good conditions and in bad ones. */
class TelegramEveningTest {

    private final TelegramHouse house = TelegramHouse.at(TelegramEvening.NOW);

    @AfterEach
    void close() {
        house.api.assertNoViolations();
        house.close();
    }

    private static void beforeTheRounds(TelegramEvening evening) {
        evening.hostPublishes();
        evening.nineRegisterForEightSeats();
        evening.sevenConfirmAndOneDeclines();
        evening.everyoneIsHereAndItStarts();
    }

    private static void wholeEvening(TelegramEvening evening) {
        beforeTheRounds(evening);
        evening.meetAndRateFrom(1);
        evening.ratingsClose();
        evening.anaSaysHelloToBea();
    }

    private void assertEndedAsItShould(TelegramEvening evening) {
        assertThat(house.texts("SELECT s.name FROM events e JOIN event_states s ON s.id = e.state"))
                .containsExactly("FINISHED");
        assertThat(house.texts("""
                SELECT p.name || ' ' || r.state FROM registrations r JOIN people p ON p.id = r.person_id
                """))
                .containsExactlyInAnyOrder(
                        "Ana ATTENDED",
                        "Bea ATTENDED",
                        "Cleo ATTENDED",
                        "Dora ATTENDED",
                        "Ed ATTENDED",
                        "Fay ATTENDED",
                        "Ivy ATTENDED",
                        "Gus DECLINED",
                        "Hugo CANCELLED");
        assertThat(house.count("pairs WHERE state = 'DONE'")).isEqualTo(21);
        assertThat(house.count("pairs")).isEqualTo(21);
        assertThat(house.count("calls")).isEqualTo(21);
        assertThat(house.count("calls WHERE state <> 'ENDED'")).isZero();
        assertThat(evening.result("ana"))
                .containsExactly("You and Bea both said yes. I can carry messages between you.");
        assertThat(evening.result("bea")).containsExactly("You and Ana both said yes. Write to @ana.");
        assertThat(evening.result("cleo"))
                .containsExactly("You and Ivy both said yes. I can carry messages between you.");
        assertThat(evening.result("ivy"))
                .containsExactly("You and Cleo both said yes. I can carry messages between you.");
        for (String name : List.of("dora", "ed", "fay")) {
            assertThat(evening.result(name)).containsExactly("No mutual yes this time.");
        }
        assertThat(evening.result("gus")).isEmpty();
        assertThat(evening.result("hugo")).isEmpty();
        assertThat(house.count("matches")).isEqualTo(2);
        assertThat(evening.cardText()).contains("Bar mixer", "over");
        assertThat(house.api.sentTo(evening.group).stream().map(FakeMessage::id).distinct())
                .hasSize(1);
        assertThat(house.count("dead_letters")).isZero();
        assertThat(house.count("deliveries WHERE state NOT IN ('SENT', 'SUPERSEDED')"))
                .isZero();
    }

    @Test
    void nine_people_go_from_register_in_the_group_to_their_matches() {
        TelegramEvening evening = TelegramEvening.inSeconds(house);

        wholeEvening(evening);

        assertEndedAsItShould(evening);
        assertThat(house.api.doubledSends()).isZero();
        assertThat(TelegramEvening.PLAYERS).allSatisfy(name -> {
            assertThat(evening.unasked(name)).as("messages to " + name).isBetween(6, 11);
            if (!name.equals("ed")) {
                assertThat(evening.presses(name)).as("presses of " + name).isBetween(6, 12);
            }
        });
    }

    @Test
    void every_update_twice_and_every_button_pressed_twice_end_the_same() {
        house.api.deliverEachUpdate(2);
        TelegramEvening evening = TelegramEvening.pressedTwice(house);

        wholeEvening(evening);

        assertEndedAsItShould(evening);
        // [Say hello] is answered by a message of its own, and the second says what is already so; all other buttons
        // change the message that they are on.
        assertThat(evening.doubled()).isEmpty();
    }

    @Test
    void what_breaks_on_the_way_to_telegram_and_back_changes_nothing_but_a_message_doubled_by_a_lost_answer() {
        TelegramEvening evening = TelegramEvening.inMinutes(house);
        Faults faults = house.api.faults();

        faults.on("sendMessage").inChat(evening.group).tooManyRequests(2);
        evening.hostPublishes();

        faults.on("sendMessage").inChat(evening.person("ana").privateChat()).dropAfterHandling();
        faults.on("sendMessage").inChat(evening.person("bea").privateChat()).dropBeforeHandling();
        faults.on("sendMessage")
                .inChat(evening.person("cleo").privateChat())
                .times(2)
                .serverError(500);
        faults.on("sendMessage").inChat(evening.person("dora").privateChat()).gatewayError(502);
        faults.on("sendMessage").inChat(evening.person("ed").privateChat()).tooManyRequests(3);
        faults.on("sendMessage").inChat(evening.person("fay").privateChat()).delay(Duration.ofMillis(300));
        faults.on("editMessageText").inChat(evening.group).garbage();
        faults.on("getUpdates").after(2).dropAfterHandling();
        faults.on("getUpdates").after(5).dropBeforeHandling();
        faults.on("getUpdates").after(7).times(2).gatewayError(502);
        evening.nineRegisterForEightSeats();

        house.api.injectUnparsableUpdate();
        faults.on("editMessageText").times(3).serverError(500);
        faults.on("answerCallbackQuery").dropAfterHandling();
        evening.sevenConfirmAndOneDeclines();

        faults.on("sendMessage")
                .inChat(evening.person("ivy").privateChat())
                .after(2)
                .dropAfterHandling();
        faults.on("sendMessage").after(3).times(2).tooManyRequests(1);
        evening.everyoneIsHereAndItStarts();

        faults.on("editMessageText")
                .inChat(evening.person("cleo").privateChat())
                .dropAfterHandling();
        faults.on("editMessageText").inChat(evening.person("bea").privateChat()).dropBeforeHandling();
        faults.on("editMessageText")
                .inChat(evening.person("ed").privateChat())
                .after(2)
                .tooManyRequests(2);
        faults.on("sendMessage").after(8).times(4).gatewayError(504);
        evening.meetAndRateFrom(1);

        faults.on("sendMessage").times(3).serverError(503);
        evening.ratingsClose();
        evening.anaSaysHelloToBea();

        assertEndedAsItShould(evening);
        assertThat(house.count("updates WHERE state = 'SET_ASIDE'")).isEqualTo(1);
        assertThat(evening.doubled()).isEqualTo(Map.of("ana", 1L, "ivy", 1L));
    }

    @Test
    void a_bot_that_is_started_again_in_the_middle_of_a_round_goes_on_with_it() {
        TelegramEvening evening = TelegramEvening.inSeconds(house);
        beforeTheRounds(evening);
        Round first = evening.round(1);
        evening.pass(Duration.ofSeconds(5));
        String late = first.screens().keySet().iterator().next();
        first.screens().keySet().stream()
                .filter(name -> !name.equals(late))
                .forEach(name -> evening.rates(name, first));
        evening.pass(Duration.ofSeconds(3));
        Round second = evening.round(2);
        evening.pass(Duration.ofSeconds(2));

        house.stop();
        evening.pressesOpinion(late, first);
        house.advance(Duration.ofSeconds(4));
        house.startAnew();
        evening.settle();

        assertThat(house.api.current(first.screen(late)).text()).doesNotContain("Would you like to meet again");
        second.screens().keySet().forEach(name -> evening.rates(name, second));
        evening.pass(Duration.ofSeconds(3));
        evening.meetAndRateFrom(3);
        evening.ratingsClose();
        evening.anaSaysHelloToBea();
        assertEndedAsItShould(evening);
        assertThat(house.api.doubledSends()).isZero();
    }
}
