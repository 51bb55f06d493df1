package io.rondo.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.discord.rest.RestRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private static DiscordHouse house;
    private static DiscordChannel general;
    private static DiscordUser ana;

    @BeforeAll
    static void open() {
        house = DiscordHouse.deferringAfter(Duration.ofMillis(300));
        house.discord.awaitReady();
        DiscordGuild guild = house.discord.guild("Berlin mixers");
        general = guild.channel("general");
        ana = house.discord.user("ana").joins(guild);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void one_process_is_logged_in_and_another_takes_over_when_it_ends() {
        DiscordBot second = house.newBot();
        try {
            house.discord.gateway().awaitConnected(1);
            second.gateway().start();
            assertThat(ana.slash(general, "about").awaitAnswer().text()).contains("free software");
            assertThat(second.gateway().session()).isEmpty();
            assertThat(house.discord.gateway().connected()).isEqualTo(1);
            assertThat(second.gateway().problem()).isEmpty();

            house.stop();
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(second.gateway().session()).isPresent();
                assertThat(second.gateway().problem()).isEmpty();
            });

            assertThat(ana.slash(general, "about").awaitAnswer().text()).contains("free software");
        } finally {
            second.gateway().close();
            second.close();
            house.startAnew();
        }
    }

    @Test
    void the_commands_are_registered_once_as_long_as_they_stay_as_they_are() {
        long registered = registrations();

        house.stop();
        house.startAnew();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        house.discord.requests("GET /applications/*/commands").size() > 1);
        assertThat(ana.slash(general, "about").awaitAnswer().text()).contains("free software");

        assertThat(registrations()).isEqualTo(registered);
    }

    private static long registrations() {
        return house.discord.requests("PUT /applications/*/commands").size();
    }

    @Test
    void the_same_interaction_twice_is_done_and_answered_once_also_by_the_next_process() {
        DiscordMessage settings = ana.slash(general, "settings").awaitAnswer();
        DiscordInteraction pressed = ana.press(settings, settings.labels().getFirst());
        String answer = pressed.awaitAnswer().text();
        house.settle();
        Map<String, String> before = house.contents();

        pressed.repeat();
        ana.slash(general, "about").awaitAnswer();
        assertThat(responsesTo(pressed)).hasSize(1);

        house.stop();
        house.startAnew();
        pressed.repeat();
        Awaitility.await().until(() -> responsesTo(pressed).size() == 2);
        assertThat(responsesTo(pressed).getLast().status())
                .as("the answer on record, which Discord has already")
                .isEqualTo(400);
        assertThat(house.discord.current(pressed.awaitAnswer()).text()).isEqualTo(answer);
        assertThat(pressed.followUps()).isEmpty();
        assertThat(house.contents()).isEqualTo(before);
    }

    private static List<RestRequest> responsesTo(DiscordInteraction interaction) {
        return house.discord.requests("POST /interactions/" + interaction.id() + "/*/callback");
    }

    @Test
    void a_session_that_may_not_have_an_intent_says_where_to_click() {
        house.discord.gateway().close(4014);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> house.bot().gateway().problem().orElse("").contains("gateway intents"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> house.bot().gateway().problem().isEmpty()
                        && house.discord.gateway().connected() == 1);
    }

    @Test
    void a_process_that_ends_answers_what_is_in_hand_first() {
        DiscordInteraction asked;
        Thread stopping;
        try (Handle lock = house.lock("accounts")) {
            asked = ana.slash(general, "my");
            asked.awaitFirstResponse();
            stopping = Thread.startVirtualThread(house::stop);
            lock.rollback();
        }

        DiscordMessage answer = asked.awaitAnswer();
        assertThat(answer.text()).contains("Nothing waits for you");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !stopping.isAlive());
        house.startAnew();
    }
}
