package io.rondo.quest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.bus.MessageProcessor;
import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.tx.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streak 3, duplication 2, 10 diamonds to be claimed by hand: the third sign-in completes it, the sixth again, then nothing. */
class TraceTest {

    @ParameterizedTest
    @EnumSource(
            value = Platform.class,
            names = {"DISCORD", "TELEGRAM"})
    void over_chat(Platform platform) {
        try (QuestHouse house = new QuestHouse("2026-12-04T17:00:00Z", platform)) {
            house.threeSignIns("");
            Persona ana = house.town.person("ana", Role.PLAYER, platform);

            assertThat(Shown.text(ana.saysInGroup("/today"))).contains("Check in today", "░░░░░░ 0 of 3, reward 10 💎");
            List<Boolean> completed = new ArrayList<>();
            for (int day = 1; day <= 8; day++) {
                Reply answer = ana.saysInGroup("/checkin");
                assertThat(Shown.text(answer)).contains("day " + day + " in a row");
                completed.add(Shown.text(answer).contains("Three sign-ins is done. Your reward waits: 10 💎"));
                assertThat(Shown.text(ana.saysInGroup("/checkin"))).contains("checked in for today already");
                if (day == 2) {
                    assertThat(Shown.text(ana.saysInGroup("/today")))
                            .contains("Day 2 in a row", "▓▓▓▓░░ 2 of 3, reward 10 💎");
                }
                house.town.advance(Duration.ofDays(1));
            }

            assertThat(completed).containsExactly(false, false, true, false, false, true, false, false);
            assertThat(house.town.count("domain_events WHERE type = 'new_sign_in'"))
                    .as("the first ever, which counts")
                    .isEqualTo(1);
            assertThat(house.town.count("domain_events WHERE type = 'signed_in'"))
                    .isEqualTo(7);
            assertThat(Shown.text(ana.saysInGroup("/balance"))).contains("Nothing yet");
            Reply today = ana.saysInGroup("/today");
            assertThat(Shown.text(ana.pressesInGroup(today, "Claim all (2)")))
                    .contains("Three sign-ins: 10 💎 is yours");
            assertThat(Shown.text(ana.pressesInGroup(today, "Claim all (2)"))).contains("Nothing waits");
            assertThat(Shown.text(ana.saysInGroup("/balance"))).contains("Diamonds: 20 💎");
            assertThat(Shown.text(ana.saysInGroup("/quests"))).contains("Three sign-ins: done");
        }
    }

    private static List<Message> sevenSignIns(String user) {
        List<Message> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(QuestHouse.told(
                    i == 0 ? "NewUserSignIn" : "UserSignIn",
                    user,
                    UUID.nameUUIDFromBytes((user + i).getBytes(StandardCharsets.UTF_8)),
                    Map.of("occurred_at", "2026-12-0" + (i + 1) + "T12:00:00Z")));
        }
        return all;
    }

    private static List<String> oneAfterAnother() {
        try (QuestHouse house = new QuestHouse("2026-12-09T17:00:00Z", Platform.TELEGRAM)) {
            quests(house);
            for (String name : List.of("ana", "hugo")) {
                house.town.person(name, Role.PLAYER, Platform.TELEGRAM);
                sevenSignIns(name)
                        .forEach(message ->
                                assertThat(house.hears(message)).isInstanceOf(MessageProcessor.Outcome.Handled.class));
            }
            return house.rows();
        }
    }

    private static void quests(QuestHouse house) {
        house.threeSignIns("");
        house.quest("name:Daily each:day streak:2 times:9 xp:10 auto:yes");
        house.quest("name:Row each:day in_a_row:yes streak:3 times:9 gold:5 auto:yes");
    }

    @Test
    void over_the_queue() {
        assertThat(oneAfterAnother())
                .contains(
                        "completion ana Daily 3 true",
                        "completion ana Row 2 true",
                        "completion ana Three sign-ins 1 false",
                        "completion ana Three sign-ins 2 false",
                        "days ana 7 7 7 2026-12-07 00:00:00",
                        "balance ana PERSON XP 30",
                        "balance ana PERSON GOLD 10",
                        "event signed_in 12",
                        "event new_sign_in 2")
                .doesNotContain("completion ana Three sign-ins 3 false", "completion ana Row 3 true");
    }

    @Test
    void every_event_twice_shuffled_from_twenty_threads_leaves_the_same_rows() throws Exception {
        List<String> expected = oneAfterAnother();
        for (long seed = 1; seed <= 2; seed++) {
            try (QuestHouse house = new QuestHouse("2026-12-09T17:00:00Z", Platform.TELEGRAM);
                    ExecutorService threads = Executors.newFixedThreadPool(20)) {
                quests(house);
                List<Message> all = new ArrayList<>();
                for (String name : List.of("ana", "hugo")) {
                    house.town.person(name, Role.PLAYER, Platform.TELEGRAM);
                    all.addAll(sevenSignIns(name));
                    all.addAll(sevenSignIns(name));
                }
                Collections.shuffle(all, new Random(seed));
                List<Future<MessageProcessor.Outcome>> outcomes = threads.invokeAll(all.stream()
                        .<Callable<MessageProcessor.Outcome>>map(message -> () -> house.hears(message))
                        .toList());
                for (Future<MessageProcessor.Outcome> outcome : outcomes) {
                    assertThat(outcome.get())
                            .isInstanceOfAny(
                                    MessageProcessor.Outcome.Handled.class, MessageProcessor.Outcome.Repeated.class);
                }
                assertThat(house.rows()).as("seed " + seed).isEqualTo(expected);
            }
        }
    }

    @Test
    void who_completes_something_elsewhere_is_told_with_a_button_and_a_stranger_is_a_dead_letter() {
        try (QuestHouse house = new QuestHouse("2026-12-09T17:00:00Z", Platform.TELEGRAM)) {
            house.threeSignIns("");
            Persona ana = house.town.person("ana", Role.PLAYER, Platform.TELEGRAM);
            sevenSignIns("ana").stream().limit(3).forEach(house::hears);
            house.town.settle();

            Reply told = ana.lastWith("Claim");
            assertThat(Shown.text(told)).contains("Three sign-ins is done. Your reward waits: 10 💎");
            assertThat(Shown.text(ana.presses(told, "Claim"))).contains("10 💎 is yours");
            assertThat(Shown.text(ana.presses(told, "Claim"))).contains("claimed already");

            assertThat(house.hears(QuestHouse.told("UserSignIn", "nobody", UUID.randomUUID(), Map.of())))
                    .isInstanceOf(MessageProcessor.Outcome.Dead.class);
            assertThat(house.hears(QuestHouse.told("UserSignIn", "ana", UUID.randomUUID(), Map.of("amount", -1))))
                    .isInstanceOf(MessageProcessor.Outcome.Dead.class);
            assertThat(house.hears(QuestHouse.told(
                            "UserSignIn", "ana", UUID.randomUUID(), Map.of("occurred_at", "2030-01-01T00:00:00Z"))))
                    .isInstanceOf(MessageProcessor.Outcome.Dead.class);
        }
    }
}
