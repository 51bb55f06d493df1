package io.rondo.standalone.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.adapters.livekit.LiveKitCalls;
import io.rondo.adapters.meet.MeetCalls;
import io.rondo.call.CallServices;
import io.rondo.call.Caller;
import io.rondo.standalone.platforms.Guest.OnDiscord;
import io.rondo.standalone.platforms.Guest.OnTelegram;
import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordGuild;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordPermission;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.livekit.FakeLiveKit;
import io.rondo.testkit.meet.FakeMeet;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeUser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody on Discord and somebody on Telegram meet in calls of services on the network, which may fail. */
class CallServicesTest {

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");

    @TempDir
    private Path folder;

    private final FakeLiveKit livekit = FakeLiveKit.start();
    private final FakeMeet google = FakeMeet.start();
    private BothHouse house;
    private DiscordChannel general;
    private DiscordUser dora;
    private OnDiscord ana;
    private OnTelegram hugo;

    @BeforeEach
    void a_community_on_both_platforms() {
        Path key = folder.resolve("key.json");
        google.writeCredentials(key);
        house = new BothHouse(
                "2026-12-04T18:00:00Z",
                List.of(
                        new LiveKitCalls(
                                new CallServices.LiveKit(
                                        URI.create("wss://livekit.example.org"),
                                        livekit.api(),
                                        FakeLiveKit.KEY,
                                        FakeLiveKit.SECRET,
                                        false),
                                URI.create("https://rondo.example.org")),
                        new MeetCalls(new CallServices.Meet(key, Optional.empty(), google.api(), 2))));
        DiscordGuild guild = house.discord.guild("Mixers");
        general = guild.channel("general");
        dora = house.discord.user("dora").joins(guild).may(guild, DiscordPermission.MANAGE_GUILD);
        FakeUser tom = house.telegram.user("tom");
        FakeUser telegramHugo = house.telegram.user("hugo");
        FakeChat group = house.telegram.group("Mixers").withBot().administeredBy(tom);
        group.with(telegramHugo);
        ana = new OnDiscord(house, house.discord.user("ana").joins(guild), general);
        hugo = new OnTelegram(house, telegramHugo, group);
        house.discord.awaitReady();
        DiscordMessage made =
                dora.slash(general, "setup", Map.of("what", "join")).awaitAnswer();
        tom.starts();
        house.settle();
        Matcher code = CODE.matcher(made.text());
        assertThat(code.find()).isTrue();
        tom.says(group, "/setup join " + code.group());
        house.settle();
    }

    @AfterEach
    void close() {
        house.discord.assertNoViolations();
        house.telegram.assertNoViolations();
        house.close();
        livekit.close();
        google.close();
    }

    @Test
    void each_gets_a_link_of_their_own_to_livekit_and_the_host_reads_who_was_there() {
        house.askProviders();
        assertThat(create().text()).doesNotContain("not");
        toTheRound();

        assertThat(ana.call()).startsWith("https://rondo.example.org/call#").isNotEqualTo(hugo.call());
        assertThat(hugo.call()).startsWith("https://rondo.example.org/call#");
        assertThat(livekit.rooms()).hasSize(1);
        UUID call = UUID.fromString(house.texts("SELECT id FROM calls").getFirst());
        Instant start = house.clock.instant();
        house.transactor.call(work -> {
            house.features.callPages().joined(work, call, Caller.FIRST, "PA_1", start);
            house.features.callPages().joined(work, call, Caller.SECOND, "PA_2", start.plusSeconds(60));
            return call;
        });
        house.nextStep();

        assertThat(livekit.rooms()).as("the round is over, so the call is").isEmpty();
        house.transactor.call(work -> {
            house.features.callPages().finished(work, call, house.clock.instant());
            return call;
        });
        house.settle();
        assertThat(dora.slash(general, "event host").awaitAnswer().text())
                .contains("In the calls: both came in 1 of 1, together for 4 min");
    }

    @Test
    void where_livekit_refuses_the_two_meet_at_google_and_the_host_reads_why() {
        house.askProviders();
        create();
        confirmAndComeIn();
        livekit.faults().alwaysAnswer(401);
        house.nextStep();
        house.askProviders();

        ana.readsRound();
        assertThat(ana.call()).startsWith("https://meet.google.com/").isEqualTo(hugo.call());
        assertThat(dora.slash(general, "event host").awaitAnswer().text())
                .contains("A call could not be made", "livekit");
        house.nextStep();
        assertThat(google.ended()).hasSize(1);
    }

    @Test
    void an_event_is_not_published_while_none_of_its_services_has_passed_a_test() {
        livekit.faults().alwaysAnswer(401);
        google.faults().alwaysAnswer(403);
        house.askProviders();

        assertThat(create().text()).contains("livekit").doesNotContain("seats left");
        assertThat(house.count("events WHERE published_at IS NOT NULL")).isZero();
    }

    private DiscordMessage create() {
        Map<String, Object> options = new LinkedHashMap<>(Map.of(
                "title", "Friday mixer", "starts", "in 60m", "capacity", 6, "min", 2, "rounds", 1, "round", "5m"));
        options.putAll(Map.of(
                "break", "3m", "confirm_opens", "45m", "confirm_closes", "15m", "rules_before", "10m", "grace", "2m"));
        options.putAll(Map.of("rating_window", "8m", "calls", "livekit,meet", "publish", true));
        DiscordMessage answer = dora.slash(general, "event create", options).awaitAnswer();
        house.settle();
        house.pass(Duration.ofSeconds(1));
        return answer;
    }

    private void confirmAndComeIn() {
        ana.registers();
        hugo.registers();
        house.nextStep();
        ana.answers("I'll be there");
        hugo.answers("I'll be there");
        house.nextStep();
        house.nextStep();
        ana.answers("I'm here");
        hugo.answers("I'm here");
    }

    private void toTheRound() {
        confirmAndComeIn();
        house.nextStep();
        house.askProviders();
        assertThat(ana.readsRound()).contains("Round 1 of 1", "Hugo");
        assertThat(hugo.readsRound()).contains("Round 1 of 1", "Ana");
    }
}
