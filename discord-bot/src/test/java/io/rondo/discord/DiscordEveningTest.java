package io.rondo.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.discord.DiscordEvening.Round;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole evening on Discord without a direct message, in good conditions and in bad ones. */
class DiscordEveningTest {

    private final DiscordHouse house = DiscordHouse.at(DiscordEvening.NOW);
    private DiscordEvening evening;

    @BeforeEach
    void gather() {
        evening = new DiscordEvening(house);
    }

    @AfterEach
    void close() {
        house.discord.assertNoViolations();
        house.close();
    }

    private void beforeTheRounds() {
        evening.hostPublishes();
        evening.everybodyRegistersWithoutDirectMessages();
        evening.everybodyConfirms();
        evening.everybodyIsHere();
    }

    private void assertEndedAsItShould() {
        assertThat(house.texts("SELECT s.name FROM events e JOIN event_states s ON s.id = e.state"))
                .containsExactly("FINISHED");
        assertThat(house.count("registrations WHERE state = 'ATTENDED'")).isEqualTo(6);
        assertThat(house.count("pairs WHERE state = 'DONE'")).isEqualTo(15);
        assertThat(house.count("pairs")).isEqualTo(15);
        assertThat(house.count("calls WHERE state <> 'ENDED'")).isZero();
        assertThat(house.count("matches")).isEqualTo(2);
        assertThat(evening.result("ana").text()).contains("You and **Bea** both said yes");
        assertThat(evening.result("fay").text()).contains("You and **Cleo** both said yes");
        assertThat(evening.result("dora").text()).contains("No mutual yes");
        assertThat(house.count("dead_letters")).isZero();
        for (String name : DiscordEvening.PLAYERS) {
            assertThat(evening.person(name).directMessages())
                    .as("direct messages to " + name)
                    .isEmpty();
        }
        assertThat(evening.general.posted().stream().map(DiscordMessage::id))
                .as("the greeting and the card alone stand in the channel")
                .hasSize(2)
                .endsWith(evening.card().id());
        assertThat(house.discord.doubledSends()).isZero();
        assertNewMessagesStandInTheOrderOfTheirCauses();
        assertThat(evening.thread().posted()).isSortedAccordingTo((a, b) -> Long.compare(a.id(), b.id()));
        assertThat(evening.thread().posted()).hasSizeLessThanOrEqualTo(11);
    }

    /** Discord's ids grow with time, and deliveries are numbered as they are caused. */
    private void assertNewMessagesStandInTheOrderOfTheirCauses() {
        List<Long> shown =
                house
                        .texts("SELECT platform_message_id FROM deliveries WHERE state = 'SENT' ORDER BY chat, seq")
                        .stream()
                        .distinct()
                        .map(id -> Long.valueOf(id.substring(id.indexOf('/') + 1)))
                        .toList();
        assertThat(shown).hasSizeGreaterThan(5).isSorted();
    }

    @Test
    void six_people_go_from_register_on_the_card_to_their_matches_without_a_direct_message() {
        beforeTheRounds();
        evening.meetAndRateFrom(1);
        evening.ratingsClose();

        assertEndedAsItShould();
        assertThat(house.discord.interactions()).allMatch(DiscordInteraction::isAnswered);
        for (DiscordMessage line : evening.thread().messages()) {
            assertThat(line.text()).doesNotContain("Ana", "Bea", "Cleo", "Dora", "Fay");
        }
    }

    @Test
    void what_is_pressed_while_the_gateway_is_cut_counts_once_it_is_resumed_and_a_new_session_goes_on() {
        beforeTheRounds();
        Round first = evening.round(1);
        evening.endRound(1);
        house.discord.answersWithin(Duration.ofSeconds(30));
        List<DiscordInteraction> asked = new ArrayList<>();

        house.discord
                .gateway()
                .cutWhile(() -> DiscordEvening.PLAYERS.forEach(
                        name -> asked.add(evening.person(name).press(evening.line("Rate"), "Rate"))));
        house.discord.gateway().awaitResumes(1);
        for (DiscordInteraction one : asked) {
            DiscordMessage rating = one.awaitAnswer();
            String name = one.user().name();
            one.user().press(rating, DiscordEvening.opinion(name, first)).awaitAnswer();
        }
        house.settle();
        assertThat(house.count("reactions")).isEqualTo(6);

        house.discord.gateway().invalidSession(false);
        house.discord.gateway().awaitIdentifies(2);
        house.discord.gateway().awaitConnected(1);
        evening.nextStep("END_ROUND");
        evening.meetAndRateFrom(2);
        evening.ratingsClose();

        assertEndedAsItShould();
    }

    /**
     * Longer than a request is waited for, so that waiting inside of JDA and trying again from the row are both seen. It takes that long:
     * JDA keeps Discord's waits by the real time, and the evening's clock goes with it meanwhile.
     */
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    @Test
    void what_discord_refuses_for_twenty_seconds_breaks_over_or_loses_comes_later_once_and_in_order() {
        evening.hostPublishes();
        house.discord.faults().on("POST /channels/*/messages/*/threads").serverError(500);
        evening.everybodyRegistersWithoutDirectMessages();
        try (DiscordHouse.Ticking _ = house.ticking()) {
            house.discord.faults().onSends().during(OUTAGE).tooManyRequests();
            evening.everybodyConfirms();
            evening.everybodyIsHere();
            Round first = evening.round(1);
            house.discord.faults().onSends().during(OUTAGE).globalLimit(OUTAGE);
            evening.endRound(1);
            DiscordEvening.PLAYERS.forEach(name -> evening.rates(name, first));
        }
        assertThat(house.discord.requests("POST /channels/*/messages"))
                .filteredOn(request -> request.status() == 429)
                .as("refusals are heeded, not hammered against")
                .hasSizeBetween(1, 20);
        house.discord.faults().onSends().dropAfterHandling();
        house.discord.faults().on("PATCH /channels/*/messages/*").times(2).gatewayError(502);
        evening.nextStep("END_ROUND");
        house.discord.faults().on("PATCH /channels/*/messages/*").dropBeforeHandling();
        evening.meetAndRateFrom(2);
        evening.ratingsClose();

        assertEndedAsItShould();
        assertThat(house.discord.requests("POST /channels/*/messages")).anyMatch(request -> request.answerLost());
    }
}
