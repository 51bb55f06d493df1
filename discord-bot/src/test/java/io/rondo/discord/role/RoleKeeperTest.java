package io.rondo.discord.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.chat.Platform;
import io.rondo.discord.Connected;
import io.rondo.member.Communities;
import io.rondo.member.People;
import io.rondo.migrations.Migrator;
import io.rondo.role.RoleGrants;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordRole;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Through the real JDA to a fake Discord, with the rows in a real database. */
class RoleKeeperTest {

    private static Connected line;
    private static TestDatabase database;
    private static Jdbi jdbi;
    private static Transactor transactor;
    private static final RoleGrants GRANTS = new RoleGrants(new People(), new Communities());

    private DiscordGuild berlin;
    private DiscordUser ana;
    private DiscordRole regular;
    private UUID community;
    private UUID person;
    private RoleKeeper keeper;

    @BeforeAll
    static void connect() {
        line = new Connected(1_000);
        database = TestDatabase.fresh(source -> new Migrator(source).migrate());
        jdbi = JdbiTransactor.jdbi(database.dataSource());
        transactor = new JdbiTransactor(jdbi, line.clock, new Bell());
    }

    @AfterAll
    static void disconnect() {
        line.close();
        database.close();
    }

    @BeforeEach
    void meet(TestInfo test) {
        berlin = line.guild("Berlin " + test.getDisplayName());
        ana = line.discord.user("ana " + test.getDisplayName()).joins(berlin);
        regular = berlin.role("regular");
        await().until(() ->
                line.rest.line().guild(Long.toString(berlin.id())).orElseThrow().getRoleById(regular.id()) != null);
        community = transactor.call(work -> new Communities()
                .createFor(work, Platform.DISCORD, Long.toString(berlin.id()), Optional.of("Berlin"))
                .communityId());
        person = jdbi.withHandle(
                handle -> handle.createQuery("INSERT INTO people (name, created_at) VALUES ('ana', now()) RETURNING id")
                        .mapTo(UUID.class)
                        .one());
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO accounts (person_id, platform, external_id, name, created_at, seen_at)"
                        + " VALUES (?, 'discord', ?, 'ana', now(), now())",
                person,
                Long.toString(ana.id())));
        keeper = new RoleKeeper(transactor, GRANTS, line.rest);
        keeper.start();
    }

    @AfterEach
    void leave() {
        keeper.close();
        line.discord.assertNoViolations();
    }

    private String role() {
        return Long.toString(regular.id());
    }

    /** What the bot does when its message has come. */
    private void wanted(boolean has) {
        transactor.run(work -> {
            if (has) {
                GRANTS.grant(work, person, community, role(), "three evenings");
            } else {
                GRANTS.takeBack(work, person, community, role(), "a season is over");
            }
        });
        line.clock.advance(Duration.ofMinutes(10));
    }

    private List<String> answers() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT type || ' ' || coalesce(body ->> 'refusal', body ->> 'has') FROM outbox"
                                + " WHERE queue = 'datemaker' AND body ->> 'roleId' = :role ORDER BY seq")
                .bind("role", role())
                .mapTo(String.class)
                .list());
    }

    private boolean has() {
        return ana.roles(berlin).contains("regular");
    }

    @Test
    void a_role_is_given_once_taken_back_and_whoever_asked_is_told() {
        wanted(true);
        await().untilAsserted(() -> assertThat(answers()).containsExactly("role_granted true"));
        assertThat(has()).isTrue();

        wanted(false);
        await().untilAsserted(() -> assertThat(answers()).containsExactly("role_granted true", "role_granted false"));
        assertThat(has()).isFalse();
    }

    @Test
    void who_comes_back_to_the_server_gets_the_role_again() {
        wanted(true);
        await().untilAsserted(() -> assertThat(answers()).hasSize(1));
        ana.leaves(berlin);
        ana.joins(berlin);
        assertThat(has()).isFalse();

        line.clock.advance(Duration.ofMinutes(1));
        transactor.run(work -> GRANTS.joined(work, Long.toString(ana.id()), work.now()));

        await().untilAsserted(() -> assertThat(has()).isTrue());
    }

    @Test
    void a_role_above_the_bots_own_is_not_even_tried() {
        berlin.aboveBot(regular);
        await().until(() -> !line.rest
                .line()
                .guild(Long.toString(berlin.id()))
                .orElseThrow()
                .getSelfMember()
                .canInteract(line.rest
                        .line()
                        .guild(Long.toString(berlin.id()))
                        .orElseThrow()
                        .getRoleById(regular.id())));
        wanted(true);

        await().untilAsserted(() -> assertThat(answers()).containsExactly("role_refused ROLE_ABOVE"));
        assertThat(line.discord.requests("PUT /guilds/" + berlin.id() + "/members/*/roles/*"))
                .isEmpty();
    }

    @Test
    void without_the_permission_the_administrator_is_to_switch_it_on() {
        berlin.botMayNot(DiscordPermission.MANAGE_ROLES);
        await().until(() -> !line.rest
                .line()
                .guild(Long.toString(berlin.id()))
                .orElseThrow()
                .getSelfMember()
                .hasPermission(net.dv8tion.jda.api.Permission.MANAGE_ROLES));
        wanted(true);

        await().untilAsserted(() -> assertThat(answers()).containsExactly("role_refused NO_PERMISSION"));
    }
}
