package io.rondo.discord.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.call.VoiceRoomStore;
import io.rondo.call.VoiceRooms;
import io.rondo.chat.Platform;
import io.rondo.discord.Connected;
import io.rondo.migrations.Migrator;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
class RoomKeeperTest {

    private static Connected line;
    private static TestDatabase database;
    private static Jdbi jdbi;
    private static Transactor transactor;

    private static final UUID EVENT = UUID.fromString("0199d4a0-0000-7000-8000-000000000001");

    private Message asked = Message.to(Queue.bot("discord"), "create_call", Message.Headers.NONE, Map.of());
    private DiscordGuild berlin;
    private DiscordUser ana;
    private DiscordUser hugo;
    private RoomKeeper keeper;

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
        ana = line.discord.user("ana").joins(berlin);
        hugo = line.discord.user("hugo").joins(berlin);
        keeper = new RoomKeeper(transactor, new VoiceRooms(Platform.DISCORD), line.rest, line.clock);
    }

    @AfterEach
    void leave() {
        keeper.close();
        line.discord.faults().clear();
        line.discord.assertNoViolations();
    }

    /** A call that waits for its room, as the core leaves it. */
    private UUID wanted(DiscordUser... people) {
        UUID call = UUID.randomUUID();
        jdbi.useTransaction(handle -> {
            // The pair and its evening do not matter here.
            handle.execute("SET LOCAL session_replication_role = replica");
            handle.execute(
                    "INSERT INTO calls (id, pair_id, attempt, provider, state, created_at)"
                            + " VALUES (?, ?, 1, 'discord', 'ASKED', now())",
                    call,
                    UUID.randomUUID());
        });
        want(call, people);
        return call;
    }

    private void want(UUID call, DiscordUser... people) {
        List<String> members =
                List.of(people).stream().map(one -> Long.toString(one.id())).toList();
        transactor.run(work -> work.store(VoiceRoomStore.class)
                .want(
                        call,
                        "discord",
                        List.of(Long.toString(berlin.id())),
                        members,
                        Json.write(asked.withoutBody()),
                        work.now()));
    }

    private static void over(UUID call) {
        jdbi.useHandle(handle -> handle.execute("UPDATE calls SET state = 'ENDED' WHERE id = ?", call));
    }

    private static String answer(UUID call) {
        return await().until(
                        () -> jdbi.withHandle(handle -> handle.createQuery(
                                        "SELECT type || ' ' || body FROM outbox WHERE body ->> 'callId' = :call")
                                .bind("call", call.toString())
                                .mapTo(String.class)
                                .list()),
                        answers -> !answers.isEmpty())
                .getFirst();
    }

    private List<DiscordChannel> rooms() {
        return berlin.channels().stream()
                .filter(channel -> channel.name().startsWith("rondo-") && !channel.isDeleted())
                .toList();
    }

    @Test
    void the_two_get_a_channel_that_nobody_else_sees_and_it_goes_with_their_call() {
        DiscordUser mona = line.discord.user("mona").joins(berlin);
        UUID call = wanted(ana, hugo);
        keeper.start();

        String made = answer(call);

        DiscordChannel room = rooms().getFirst();
        assertThat(made)
                .startsWith("call_created")
                .contains("https://discord.com/channels/" + berlin.id() + "/" + room.id());
        assertThat(room.isSeenBy(ana)).isTrue();
        assertThat(room.isSeenBy(hugo)).isTrue();
        assertThat(room.isSeenBy(mona)).isFalse();
        assertThat(room.name()).doesNotContainIgnoringCase("ana");

        over(call);
        await().untilAsserted(() -> assertThat(rooms()).isEmpty());
    }

    @Test
    void after_a_wish_that_comes_twice_and_an_answer_that_is_lost_no_channel_stays() {
        line.discord.faults().on("POST /guilds/*/channels").after(1).dropAfterHandling();
        UUID call = wanted(ana, hugo);
        want(call, ana, hugo);
        keeper.start();

        await().until(() -> {
            // The room's lease and its pause run on the clock.
            line.clock.advance(Duration.ofMillis(300));
            return jdbi.withHandle(handle -> handle.createQuery("SELECT state FROM voice_rooms WHERE call_id = :call")
                            .bind("call", call)
                            .mapTo(String.class)
                            .one())
                    .equals("OPEN");
        });

        over(call);
        await().untilAsserted(() -> assertThat(rooms()).isEmpty());
    }

    @Test
    void what_an_earlier_process_left_behind_is_taken_away_at_start() {
        UUID call = wanted(ana, hugo);
        keeper.start();
        answer(call);
        keeper.close();
        over(call);

        keeper = new RoomKeeper(
                transactor, new VoiceRooms(Platform.DISCORD), line.rest, SettableClock.at("2026-12-02T10:00:00Z"));
        keeper.start();

        await().untilAsserted(() -> assertThat(rooms()).isEmpty());
    }

    @Test
    void the_answer_goes_where_whoever_asked_waits_for_it() {
        asked = new Message(
                UUID.randomUUID(),
                Queue.bot("discord"),
                "create_call",
                Message.Headers.ofEvent(EVENT),
                Json.tree(Map.of("names", "Ana and Hugo")),
                Optional.of("ask 7"),
                Optional.of("stage_calls"));
        UUID call = wanted(ana, hugo);
        keeper.start();

        answer(call);

        String answered = jdbi.withHandle(
                handle -> handle.createQuery("SELECT queue || ' ' || correlation_id || ' ' || (headers::text LIKE '%"
                                + EVENT + "%') FROM outbox" + " WHERE body ->> 'callId' = :call")
                        .bind("call", call.toString())
                        .mapTo(String.class)
                        .one());
        Optional<String> kept =
                jdbi.withHandle(handle -> handle.createQuery("SELECT asked FROM voice_rooms WHERE call_id = :call")
                        .bind("call", call)
                        .mapTo(String.class)
                        .findOne());
        assertThat(answered).isEqualTo("=stage_calls ask 7 true");
        assertThat(kept).as("what is kept of the wish").isEmpty();
    }

    @Test
    void a_channel_of_which_no_row_knows_any_more_is_taken_away_and_no_other_one() {
        DiscordChannel named = berlin.voice("rondo-0123456789ab");
        UUID lost = wanted(ana, hugo);
        keeper.start();
        answer(lost);
        DiscordChannel orphan = rooms().stream()
                .filter(room -> room.id() != named.id())
                .findFirst()
                .orElseThrow();
        jdbi.useHandle(handle -> handle.execute("DELETE FROM voice_rooms WHERE call_id = ?", lost));
        UUID current = wanted(ana, hugo);
        answer(current);

        await().until(() -> {
            line.clock.advance(Duration.ofSeconds(10));
            return orphan.isDeleted();
        });
        line.clock.advance(Duration.ofMinutes(5));
        over(current);
        await().untilAsserted(
                        () -> assertThat(rooms()).extracting(DiscordChannel::id).containsExactly(named.id()));
    }

    @Test
    void a_server_that_is_full_and_a_category_that_is_full_are_seen_before_discord_refuses() {
        UUID first = wanted(ana, hugo);
        keeper.start();
        answer(first);
        DiscordChannel category = rooms().getFirst().parent().orElseThrow();
        for (int i = 1; i < 50; i++) {
            berlin.voice("full " + i).below(category);
        }
        UUID second = wanted(ana, hugo);
        answer(second);

        assertThat(rooms()).extracting(DiscordChannel::parent).doesNotHaveDuplicates();

        int channels = (int) berlin.channels().stream()
                .filter(channel -> !channel.isDeleted())
                .count();
        for (int i = channels; i < 499; i++) {
            berlin.channel("hall " + i);
        }
        UUID third = wanted(ana, hugo);

        assertThat(answer(third)).startsWith("call_failed").contains("as many channels as Discord allows (500)");
        over(first);
        over(second);
        await().untilAsserted(() -> assertThat(rooms()).isEmpty());
    }

    @Test
    void a_missing_permission_is_explained_to_the_host() {
        berlin.botMayNot(DiscordPermission.MANAGE_CHANNELS);
        await().until(() -> !line.rest
                .line()
                .guild(Long.toString(berlin.id()))
                .orElseThrow()
                .getSelfMember()
                .hasPermission(net.dv8tion.jda.api.Permission.MANAGE_CHANNEL));
        UUID call = wanted(ana, hugo);
        keeper.start();

        assertThat(answer(call))
                .startsWith("call_failed")
                .contains("Manage Channels")
                .contains("Server Settings");
    }

    @Test
    void where_one_of_the_two_is_not_in_the_server_the_next_provider_is_asked() {
        UUID call = wanted(ana, line.discord.user("somebody elsewhere"));
        keeper.start();

        assertThat(answer(call)).startsWith("call_failed").contains("not both of a pair");
        assertThat(rooms()).isEmpty();
    }
}
