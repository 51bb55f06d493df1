package io.rondo.quest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.bus.MessageProcessor;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.tx.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is completed is paid once, as promised, while the supply lasts. */
class ClaimsTest {

    private final QuestHouse house = new QuestHouse();
    private final Persona ana = house.town.person("ana", Role.PLAYER, Platform.TELEGRAM);

    @AfterEach
    void close() {
        house.close();
    }

    private MessageProcessor.Outcome signsIn(String user) {
        return house.hears(QuestHouse.told("UserSignIn", user, UUID.randomUUID(), Map.of()));
    }

    @Test
    void fifty_presses_of_claim_at_once_pay_once() throws Exception {
        house.quest("name:Once streak:1 diamond:10");
        signsIn("ana");
        house.town.settle();
        Reply told = ana.lastWith("Claim");
        Action claim = Shown.buttons(told).stream()
                .map(button -> ((io.rondo.chat.reply.Button.Press) button).action())
                .findFirst()
                .orElseThrow();
        List<Callable<Reply>> presses = IntStream.range(0, 50)
                .<Callable<Reply>>mapToObj(i -> () -> ana.runs(Place.DIRECT, claim, "press-" + i))
                .toList();
        long paid;
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            paid = threads.invokeAll(presses).stream()
                    .filter(reply -> Shown.text(reply.resultNow()).contains("is yours"))
                    .count();
        }
        assertThat(paid).isEqualTo(1);
        assertThat(house.rows()).contains("balance ana PERSON DIAMOND 10");
    }

    @Test
    void a_reward_edited_after_completion_pays_the_old_one() {
        house.quest("name:Once streak:1 times:2 diamond:10");
        signsIn("ana");
        house.town.advance(Duration.ofMinutes(1));
        assertThat(Shown.text(house.dora.saysInGroup("/quest edit quest:Once diamond:99")))
                .contains("99 💎");
        house.town.advance(Duration.ofMinutes(1));

        assertThat(Shown.text(ana.saysInGroup("/claim"))).contains("10 💎");
        signsIn("ana");
        assertThat(Shown.text(ana.saysInGroup("/claim"))).contains("99 💎");
    }

    @Test
    void a_threshold_that_is_lowered_counts_from_the_next_cycle_and_what_is_over_is_carried_on() {
        house.quest("name:Talk trigger:message_sent streak:10 times:3 gold:1");
        house.hears(QuestHouse.told("message_sent", "ana", UUID.randomUUID(), Map.of("amount", 4)));
        house.town.advance(Duration.ofMinutes(1));
        house.dora.saysInGroup("/quest edit quest:Talk streak:5");
        house.town.advance(Duration.ofMinutes(1));
        house.hears(QuestHouse.told("message_sent", "ana", UUID.randomUUID(), Map.of("amount", 2)));
        assertThat(house.rows()).noneMatch(row -> row.startsWith("completion"));
        house.hears(QuestHouse.told("message_sent", "ana", UUID.randomUUID(), Map.of("amount", 10)));
        // 16 are 10 of the first cycle, 5 of the second, and 1 over.
        assertThat(house.rows())
                .contains("completion ana Talk 1 false", "completion ana Talk 2 false")
                .anyMatch(row -> row.startsWith("progress ana Talk 16 2 1"));
    }

    @Test
    void of_a_hundred_who_finish_at_once_ten_get_a_supply_of_ten() throws Exception {
        house.quest("name:Fast streak:1 gold:1 supply:10 auto:yes");
        List<String> names = IntStream.range(0, 100).mapToObj(i -> "p" + i).toList();
        names.forEach(name -> house.town.person(name, Role.PLAYER, Platform.TELEGRAM));
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            threads.invokeAll(names.stream()
                            .<Callable<MessageProcessor.Outcome>>map(name -> () -> signsIn(name))
                            .toList())
                    .forEach(done -> assertThat(done.resultNow()).isInstanceOf(MessageProcessor.Outcome.Handled.class));
        }
        assertThat(house.town.count("completions")).isEqualTo(10);
        assertThat(house.town.count("ledger_balances WHERE amount = 1")).isEqualTo(10);
        assertThat(house.town.count("quest_progress WHERE cycles = 1")).isEqualTo(100);
        assertThat(Shown.text(ana.saysInGroup("/checkin"))).contains("all of its rewards are gone");
    }

    @Test
    void a_process_that_is_killed_between_any_two_steps_pays_once() {
        house.quest("name:Once streak:1 diamond:10 xp:200 badge:Brave auto:yes");
        Message message = QuestHouse.told("UserSignIn", "ana", UUID.randomUUID(), Map.of());
        int step = 0;
        List<String> untouched = house.rows();
        while (true) {
            house.town.breaking.breakAfter(step);
            boolean handled = house.hears(message) instanceof MessageProcessor.Outcome.Handled;
            house.town.breaking.mend();
            if (handled) {
                break;
            }
            step++;
            assertThat(house.rows()).as("after step " + step).isEqualTo(untouched);
        }
        assertThat(step).as("steps").isGreaterThan(10);
        assertThat(house.hears(message)).isInstanceOf(MessageProcessor.Outcome.Repeated.class);
        assertThat(house.rows()).contains("balance ana PERSON DIAMOND 10", "balance ana PERSON XP 200");
        assertThat(Shown.text(ana.saysInGroup("/badges"))).contains("Brave");
    }

    @Test
    void a_reward_taken_back_after_it_was_spent_becomes_a_debt() {
        house.quest("name:Once streak:1 diamond:10 times:3 auto:yes");
        signsIn("ana");
        house.dora.saysInGroup("/wallet correct person:ana currency:diamond amount:-8 reason:spent");

        assertThat(Shown.text(house.dora.saysInGroup("/quest revoke quest:Once person:ana reason:\"by mistake\"")))
                .contains("Taken back from ana: 10 💎");
        assertThat(Shown.text(house.dora.saysInGroup("/quest revoke quest:Once person:ana reason:again")))
                .contains("no claimed reward");
        assertThat(Shown.text(ana.saysInGroup("/balance"))).contains("Owed: 8 💎", "taken back: by mistake");
        signsIn("ana");
        assertThat(Shown.text(ana.saysInGroup("/balance"))).contains("Diamonds: 2 💎");
    }

    @Test
    void a_level_is_announced_once_by_the_step_over_its_beginning() {
        house.quest("name:Learn streak:1 times:9 xp:60 auto:yes");
        for (int i = 0; i < 3; i++) {
            signsIn("ana");
            house.town.settle();
        }
        List<String> told = ana.seen().stream()
                .map(Shown::text)
                .filter(text -> text.contains("level"))
                .toList();
        assertThat(told).containsExactly("You've reached level 1.");
        assertThat(Shown.text(ana.saysInGroup("/level"))).contains("Level 1", "180 XP", "70 more");
    }
}
