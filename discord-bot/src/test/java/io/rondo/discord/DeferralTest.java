package io.rondo.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordUser;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Handlers are made slow by a lock that somebody else holds on a table. */
class DeferralTest {

    private static DiscordHouse house;
    private static DiscordGuild guild;
    private static DiscordChannel general;
    private static DiscordUser ana;

    @BeforeAll
    static void open() {
        house = DiscordHouse.deferringAfter(Duration.ofMillis(300));
        house.discord.awaitReady();
        guild = house.discord.guild("Berlin mixers");
        general = guild.channel("general");
        ana = house.discord.user("ana").joins(guild);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void nothing_went_against_discord_s_description() {
        house.discord.assertNoViolations();
    }

    private static void awaitDeferral(DiscordInteraction interaction) {
        interaction.awaitFirstResponse();
        assertThat(interaction.wasDeferred()).as("deferred").isTrue();
    }

    @Test
    void a_slow_answer_is_deferred_and_edited_and_stays_private() {
        DiscordInteraction asked;
        try (Handle lock = house.lock("accounts")) {
            asked = ana.slash(general, "my");
            awaitDeferral(asked);
            lock.rollback();
        }

        assertThat(asked.awaitAnswer().text()).contains("Nothing waits for you");
        assertThat(asked.isPrivate()).isTrue();
        assertThat(asked.followUps()).isEmpty();
    }

    /** Discord's own limit is 3 s, so a handler of 2 s could still answer directly; nobody is left wondering that long. */
    @Test
    void a_handler_of_two_seconds_is_deferred_and_edited_once_and_nobody_else_sees_anything() {
        int postedBefore = general.posted().size();
        DiscordInteraction asked;
        try (Handle lock = house.lock("accounts")) {
            asked = ana.slash(general, "my");
            awaitDeferral(asked);
            Awaitility.await().until(() -> asked.age().compareTo(Duration.ofSeconds(2)) > 0);
            assertThat(asked.isDone()).as("while the handler is busy").isFalse();
            lock.rollback();
        }

        assertThat(asked.awaitAnswer().text()).contains("Nothing waits for you");
        assertThat(asked.answeredAfter())
                .hasValueSatisfying(time -> assertThat(time).isLessThan(Duration.ofSeconds(3)));
        assertThat(asked.isPrivate()).isTrue();
        assertThat(asked.awaitAnswer().onlyFor()).contains(ana);
        assertThat(asked.followUps()).isEmpty();
        assertThat(general.posted()).as("what everybody sees").hasSize(postedBefore);
    }

    @Test
    void a_slow_press_changes_its_message() {
        DiscordMessage help = ana.slash(general, "help").awaitAnswer();
        DiscordInteraction turned;
        try (Handle lock = house.lock("accounts")) {
            turned = ana.press(help, help.labels().getLast());
            awaitDeferral(turned);
            lock.rollback();
        }

        assertThat(turned.awaitAnswer().text()).contains("/").isNotEqualTo(help.text());
        assertThat(turned.editsSource()).isTrue();
    }

    @Test
    void a_slow_press_that_is_refused_leaves_its_message_and_is_told_in_private() {
        DiscordUser gina = house.adminOf(guild, "gina");
        DiscordMessage setup = gina.slash(general, "setup").awaitAnswer();
        gina.leaves(guild);
        gina.joins(guild);
        DiscordInteraction refused;
        try (Handle lock = house.lock("accounts")) {
            refused = gina.press(setup, "✓ English");
            awaitDeferral(refused);
            lock.rollback();
        }

        assertThat(refused.awaitFollowUps(1).getFirst().text()).contains("Only admins can do that.");
        assertThat(refused.followUps().getFirst().isEphemeral()).isTrue();
        assertThat(house.discord.current(setup).text()).isEqualTo(setup.text());
    }

    @Test
    void an_answer_whose_process_ended_is_sent_by_the_next_one() {
        house.discord
                .faults()
                .on("PATCH /webhooks/*/*/messages/@original")
                .times(20)
                .dropBeforeHandling();
        DiscordInteraction asked;
        try (Handle lock = house.lock("accounts")) {
            asked = ana.slash(general, "my");
            awaitDeferral(asked);
            lock.rollback();
        }
        Awaitility.await()
                .until(() -> house.count("handled_requests WHERE request_id = 'discord:" + asked.id() + "'") == 1);
        house.stop();
        house.discord.faults().clear();

        house.startAnew();

        assertThat(asked.awaitAnswer().text()).contains("Nothing waits for you");
        Awaitility.await().until(() -> house.count("discord_interactions WHERE answered_at IS NULL") == 0);
    }

    @Test
    void who_was_told_to_wait_by_a_process_that_ended_is_told_that_it_was_interrupted() {
        DiscordInteraction asked = ana.slash(general, "about");
        DiscordMessage about = asked.awaitAnswer();
        Awaitility.await()
                .until(() ->
                        house.count("discord_interactions WHERE answered_at IS NOT NULL AND id = '" + asked.id() + "'")
                                == 1);
        house.jdbi.useHandle(handle -> {
            handle.execute(
                    "UPDATE discord_interactions SET answered_at = NULL WHERE id = ?", Long.toString(asked.id()));
            handle.execute("DELETE FROM handled_requests WHERE request_id = ?", "discord:" + asked.id());
        });

        house.stop();
        house.startAnew();

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(house.discord.current(about).text()).contains("Something interrupted me"));
    }

    @Test
    void tokens_are_not_readable_in_the_database() {
        ana.slash(general, "about", Map.of()).awaitAnswer();

        assertThat(house.texts("SELECT token FROM discord_interactions"))
                .isNotEmpty()
                .allMatch(token -> token.startsWith("v1."));
    }
}
