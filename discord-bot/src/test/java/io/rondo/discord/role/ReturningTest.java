package io.rondo.discord.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.discord.DiscordHouse;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordRole;
import io.rondo.testkit.discord.DiscordUser;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole bot, which is not told of who joins. */
class ReturningTest {

    private static DiscordHouse house;
    private static DiscordGuild guild;
    private static DiscordChannel general;
    private static DiscordRole regular;

    @BeforeAll
    static void open() {
        house = DiscordHouse.now();
        house.discord.awaitReady();
        guild = house.discord.guild("Berlin mixers");
        general = guild.channel("general");
        regular = guild.role("regular");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static UUID id(String query) {
        return UUID.fromString(house.texts(query).getFirst());
    }

    private static DiscordUser withTheRole(String name) {
        DiscordUser person = house.discord.user(name).joins(guild);
        person.slash(general, "my").awaitAnswer();
        UUID account = id("SELECT person_id::text FROM accounts WHERE external_id = '" + person.id() + "'");
        UUID community = id("SELECT community_id::text FROM chats WHERE external_id = '" + guild.id() + "'");
        house.transactor.run(work ->
                house.features.roles().grant(work, account, community, Long.toString(regular.id()), "three evenings"));
        house.discord.await("the role of " + name, () -> person.roles(guild).contains("regular"));
        house.discord.await("the end of it", () -> house.count("role_grants WHERE state = 'ASKED'") == 0);
        return person;
    }

    @Test
    void who_comes_back_to_the_server_has_the_role_again_at_their_first_command() {
        DiscordUser ana = withTheRole("ana");

        ana.leaves(guild);
        ana.joins(guild);
        assertThat(ana.roles(guild)).isEmpty();
        ana.slash(general, "about").awaitAnswer();

        house.discord.await("the role again", () -> ana.roles(guild).contains("regular"));
    }

    @Test
    void a_role_that_somebody_took_by_hand_stays_taken() {
        DiscordUser hugo = withTheRole("hugo");
        DiscordUser bea = withTheRole("bea");

        hugo.loses(guild, regular);
        hugo.slash(general, "about").awaitAnswer();
        bea.leaves(guild);
        bea.joins(guild);
        bea.slash(general, "about").awaitAnswer();

        house.discord.await("the role of who came back", () -> bea.roles(guild).contains("regular"));
        assertThat(hugo.roles(guild)).isEmpty();
    }
}
