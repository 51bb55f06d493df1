package io.rondo.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.delivery.Pace;
import io.rondo.delivery.Sending;
import io.rondo.delivery.TokenBuckets;
import io.rondo.delivery.Transport.Outcome;
import io.rondo.delivery.Unreached;
import io.rondo.runtime.db.House;
import io.rondo.tx.Bell;
import io.rondo.tx.UnitOfWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliverySenderTest {

    private static final String ANA = "1001";
    private static final String BORIS = "1002";
    private static final String GROUP = "-500";

    private final Bell bell = new Bell();
    private final ScriptedTransport telegram = new ScriptedTransport();
    private final List<String> toldOf = new CopyOnWriteArrayList<>();
    private final List<DeliverySender> senders = new ArrayList<>();
    private House house;
    private Deliveries deliveries;

    int connectionsInPool() {
        return 6;
    }

    @BeforeEach
    void build() {
        house = new House(connectionsInPool());
        deliveries = new Deliveries(bell);
    }

    @AfterEach
    void leave() {
        house.connections.comeBack();
        senders.forEach(DeliverySender::close);
        house.close();
    }

    @Test
    void messages_to_one_chat_go_out_in_order() {
        IntStream.range(0, 40).forEach(n -> add(to(ANA, "line " + n)));

        start(SenderSettings.manyAtOnce(8));

        awaitSettled();
        assertThat(telegram.lines())
                .isEqualTo(IntStream.range(0, 40)
                        .mapToObj(n -> ANA + ": line " + n)
                        .toList());
        assertThat(states()).containsOnly("SENT");
        assertThat(house.texts("SELECT platform_message_id FROM deliveries ORDER BY seq LIMIT 1"))
                .containsExactly("101");
    }

    @Test
    void what_goes_into_the_thread_of_a_card_is_sent_below_that_message_once_it_stands_there() {
        add(
                to(GROUP, "too early").inThreadOf("card", "Friday mixer"),
                to(GROUP, "the card").inSlot("card"),
                to(GROUP, "round 1").inThreadOf("card", "Friday mixer"));

        startOne();

        awaitSettled();
        assertThat(telegram.lines())
                .containsExactly(
                        GROUP + ": too early", GROUP + ": the card", GROUP + " below 102 in 'Friday mixer': round 1");
    }

    @Test
    void a_chat_that_is_too_fast_waits_as_long_as_told_and_keeps_its_order_while_others_go_on() {
        telegram.answers(call -> call.chat().equals(ANA)
                ? Optional.of(new Outcome.TooFast(Duration.ofSeconds(7), false))
                : Optional.empty());
        add(to(ANA, "first"), to(ANA, "second"), to(BORIS, "hello"));
        startOne();
        await().until(() -> states().contains("SENT"));
        assertThat(telegram.lines()).containsExactly(ANA + ": first", BORIS + ": hello");
        telegram.works();

        house.clock.advance(Duration.ofSeconds(6));
        addAndAwait(to(BORIS, "still there?"));
        assertThat(telegram.lines()).doesNotContain(ANA + ": second");
        house.clock.advance(Duration.ofSeconds(1));

        awaitSettled();
        assertThat(telegram.lines()).endsWith(ANA + ": first", ANA + ": second");
        assertThat(house.texts("SELECT attempts FROM deliveries WHERE chat = '" + ANA + "'"))
                .as("a wait counts for nothing")
                .containsOnly("1");
    }

    @Test
    void when_the_whole_platform_is_too_fast_every_chat_waits() {
        telegram.answersAlways(new Outcome.TooFast(Duration.ofSeconds(7), true));
        add(to(ANA, "first"), to(BORIS, "hello"));
        startOne();
        await().until(() -> telegram.calls().size() == 1 && states().stream().noneMatch("SENDING"::equals));
        telegram.works();
        house.clock.advance(Duration.ofSeconds(6));
        add(to(GROUP, "news").expiringAt(house.clock.instant()));
        await().until(() -> states().contains("EXPIRED"));
        assertThat(telegram.calls()).hasSize(1);

        house.clock.advance(Duration.ofSeconds(1));

        await().until(() -> states().stream().filter("SENT"::equals).count() == 2);
    }

    @Test
    void what_has_expired_is_not_sent() {
        Instant now = house.clock.instant();
        add(to(ANA, "call link").expiringAt(now.plusSeconds(60)), to(ANA, "wrap-up"));
        house.clock.advance(Duration.ofSeconds(60));

        startOne();

        awaitSettled();
        assertThat(telegram.lines()).containsExactly(ANA + ": wrap-up");
        assertThat(states()).containsExactly("EXPIRED", "SENT");
    }

    @Test
    void of_deliveries_with_the_same_key_only_the_newest_is_sent() {
        add(to(GROUP, "8 seats left").superseding("card"));
        add(to(GROUP, "7 seats left").superseding("card"));

        startOne();

        awaitSettled();
        assertThat(telegram.lines()).containsExactly(GROUP + ": 7 seats left");
        assertThat(states()).containsExactly("SUPERSEDED", "SENT");
    }

    @Test
    void of_deliveries_stored_at_once_that_did_not_see_each_other_only_the_newest_is_sent() {
        add(
                to(GROUP, "8 seats left").superseding("card"),
                to(GROUP, "7 seats left").superseding("card"));
        house.execute("UPDATE deliveries SET state = 'PENDING', settled_at = NULL");

        startOne();

        awaitSettled();
        assertThat(telegram.lines()).containsExactly(GROUP + ": 7 seats left");
    }

    @Test
    void a_delivery_held_back_by_quiet_hours_blocks_nothing_and_goes_out_when_they_end() {
        Instant morning = house.clock.instant().plusSeconds(3600);
        add(to(ANA, "reminder").notBefore(morning), to(ANA, "answer"));
        startOne();
        await().until(() -> states().contains("SENT"));
        assertThat(telegram.lines()).containsExactly(ANA + ": answer");

        house.clock.set(morning);

        awaitSettled();
        assertThat(telegram.lines()).containsExactly(ANA + ": answer", ANA + ": reminder");
    }

    @Test
    void an_answer_goes_before_what_nobody_asked_for_in_other_chats() {
        IntStream.range(0, 20).forEach(n -> add(to("20" + n, "announcement")));
        add(to(ANA, "answer").asAnswer());

        startOne();

        awaitSettled();
        assertThat(telegram.lines().getFirst()).isEqualTo(ANA + ": answer");
    }

    @Test
    void a_slot_is_edited_where_its_message_stands() {
        add(to(GROUP, "8 seats left").inSlot("card of Bar mixer"));
        startOne();
        awaitSettled();

        addAndAwait(to(GROUP, "7 seats left").inSlot("card of Bar mixer"));

        assertThat(telegram.lines()).containsExactly(GROUP + ": 8 seats left", "edit 101: " + GROUP + ": 7 seats left");
    }

    @Test
    void a_slot_whose_message_is_gone_is_sent_anew_and_edited_there_from_then_on() {
        add(to(GROUP, "8 seats left").inSlot("card"));
        startOne();
        awaitSettled();
        telegram.answers(call -> call.messageId().filter("101"::equals).map(id -> new Outcome.MessageGone()));

        addAndAwait(to(GROUP, "7 seats left").inSlot("card"));
        addAndAwait(to(GROUP, "6 seats left").inSlot("card"));

        assertThat(telegram.lines())
                .containsExactly(
                        GROUP + ": 8 seats left",
                        "edit 101: " + GROUP + ": 7 seats left",
                        GROUP + ": 7 seats left",
                        "edit 102: " + GROUP + ": 6 seats left");
    }

    @Test
    void a_message_named_beforehand_that_is_gone_is_sent_anew() {
        telegram.answers(call -> call.messageId().map(id -> new Outcome.MessageGone()));
        add(to(ANA, "confirmed").editing("77"));

        startOne();

        awaitSettled();
        assertThat(telegram.lines()).containsExactly("edit 77: " + ANA + ": confirmed", ANA + ": confirmed");
    }

    @Test
    void who_cannot_be_reached_is_recorded_and_reported() {
        UUID account = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        telegram.answersAlways(new Outcome.Unreachable("bot was blocked by the user"));
        add(to(ANA, "rules").about(account, event), to(GROUP, "news"));

        startOne();

        awaitSettled();
        assertThat(states()).containsOnly("UNREACHABLE");
        assertThat(house.texts("SELECT error FROM deliveries LIMIT 1")).containsExactly("bot was blocked by the user");
        assertThat(toldOf).containsExactlyInAnyOrder("account " + account, "left " + GROUP);
    }

    @Test
    void a_chat_that_moved_takes_its_waiting_deliveries_along_and_gets_its_cards_anew() {
        add(to(GROUP, "8 seats left").inSlot("card"));
        startOne();
        awaitSettled();
        telegram.answers(
                call -> call.chat().equals(GROUP) ? Optional.of(new Outcome.Moved("-100500")) : Optional.empty());

        add(to(GROUP, "7 seats left").inSlot("card"), to(GROUP, "news"));

        awaitSettled();
        assertThat(telegram.lines()).endsWith("-100500: 7 seats left", "-100500: news");
        assertThat(toldOf).containsExactly("moved " + GROUP + " to -100500");
    }

    @Test
    void while_the_platform_is_away_tries_grow_apart_and_nothing_is_lost() {
        telegram.answersAlways(new Outcome.Away("502 Bad Gateway"));
        add(to(ANA, "hello"));
        startOne();

        for (int second = 0; second < 120; second++) {
            house.clock.advance(Duration.ofSeconds(1));
            letTheSenderLook();
        }
        assertThat(telegram.calls())
                .filteredOn(call -> call.text().equals("hello"))
                .as("tries in two minutes")
                .hasSizeBetween(5, 10);
        telegram.works();
        house.clock.advance(Duration.ofSeconds(30));

        awaitSettled();
        assertThat(states()).startsWith("SENT");
    }

    @Test
    void a_network_failure_that_escapes_the_transport_is_the_platform_being_away() {
        AtomicInteger tries = new AtomicInteger();
        telegram.answers(call -> {
            if (tries.incrementAndGet() == 1) {
                throw new UncheckedIOException(new IOException("connection reset"));
            }
            return Optional.empty();
        });
        add(to(ANA, "hello"));
        startOne();

        awaitMovingTheClock(() -> states().contains("SENT"));

        assertThat(tries).hasValue(2);
    }

    @Test
    void what_the_platform_rejects_is_recorded_and_does_not_hold_up_the_chat() {
        telegram.answers(call -> call.text().equals("broken")
                ? Optional.of(new Outcome.Rejected("can't parse entities"))
                : Optional.empty());
        add(to(ANA, "broken"), to(ANA, "fine"));

        startOne();

        awaitSettled();
        assertThat(states()).containsExactly("FAILED", "SENT");
        assertThat(house.texts("SELECT error FROM deliveries WHERE state = 'FAILED'"))
                .containsExactly("can't parse entities");
    }

    @Test
    void a_transport_that_breaks_is_tried_five_times_and_then_the_chat_goes_on() {
        telegram.answers(call -> {
            if (call.text().equals("broken")) {
                throw new IllegalArgumentException("a bug");
            }
            return Optional.empty();
        });
        add(to(ANA, "broken"), to(ANA, "fine"));
        startOne();

        awaitMovingTheClock(() -> states().equals(List.of("FAILED", "SENT")));

        assertThat(telegram.calls()).hasSize(6);
    }

    @Test
    void a_stored_reply_that_cannot_be_read_does_not_hold_up_the_chat() {
        add(to(ANA, "from another time"), to(ANA, "fine"));
        house.execute("UPDATE deliveries SET reply = '{\"is\":\"hologram\"}' WHERE seq = 1");

        startOne();

        awaitSettled();
        assertThat(states()).containsExactly("FAILED", "SENT");
    }

    @Test
    void what_a_kill_left_between_sending_and_sent_goes_out_again_first_with_the_same_id() {
        add(to(BORIS, "earlier in line"), to(ANA, "interrupted"), to(ANA, "after it"));
        Sending killed = sending();
        var interrupted = killed.choose(List.of(BORIS), List.of(), 1).next();
        killed.begin(interrupted);

        startOne();

        awaitSettled();
        assertThat(telegram.calls().getFirst().deliveryId())
                .isEqualTo(interrupted.getFirst().id());
        assertThat(telegram.lines())
                .containsExactly(ANA + ": interrupted", BORIS + ": earlier in line", ANA + ": after it");
    }

    @Test
    void when_the_database_goes_away_after_a_send_it_is_settled_later_and_not_sent_twice() {
        telegram.answers(call -> {
            house.connections.goAway();
            return Optional.empty();
        });
        add(to(ANA, "hello"), to(ANA, "goodbye"));
        startOne();
        await().until(() -> house.connections.refused() > 2);
        telegram.works();

        house.connections.comeBack();

        awaitSettled();
        assertThat(telegram.lines()).containsExactly(ANA + ": hello", ANA + ": goodbye");
    }

    @Test
    void one_chat_at_a_time_means_that_a_kill_doubles_at_most_one_send() {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        telegram.answers(call -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            // Long enough for another send to begin, if one could.
            house.count("deliveries WHERE state = 'SENDING'");
            atOnce.decrementAndGet();
            return Optional.empty();
        });
        IntStream.range(0, 30).forEach(n -> add(to("30" + n, "hello")));

        startOne();

        awaitSettled();
        assertThat(most).hasValue(1);
    }

    @Test
    void many_chats_at_once_do_not_wait_for_a_slow_one() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        telegram.answers(call -> {
            if (call.chat().equals(ANA)) {
                awaitLatch(slow);
            }
            return Optional.empty();
        });
        add(to(ANA, "slow"));
        IntStream.range(0, 20).forEach(n -> add(to("40" + n, "quick")));

        start(SenderSettings.manyAtOnce(4));

        await().until(() -> states().stream().filter("SENT"::equals).count() == 20);
        slow.countDown();
        awaitSettled();
    }

    @Test
    void of_two_senders_one_sends_and_the_other_takes_over() {
        ScriptedTransport elsewhere = new ScriptedTransport();
        DeliverySender first = startOne();
        addAndAwait(to(ANA, "hello"));
        start(SenderSettings.oneAtATime(Pace.UNLIMITED), elsewhere);
        IntStream.range(0, 20).forEach(n -> addAndAwait(to(ANA, "line " + n)));
        assertThat(telegram.calls()).hasSize(21);
        assertThat(elsewhere.calls()).isEmpty();

        first.close();
        addAndAwait(to(ANA, "goodbye"));

        assertThat(elsewhere.lines()).containsExactly(ANA + ": goodbye");
    }

    @Test
    void a_lost_lock_is_regained_and_sending_goes_on() {
        startOne();
        addAndAwait(to(ANA, "first"));

        house.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");

        addAndAwait(to(ANA, "second"));
        assertThat(telegram.lines()).containsExactly(ANA + ": first", ANA + ": second");
    }

    @Test
    void the_pace_is_kept() {
        TokenBuckets.Rate plenty = new TokenBuckets.Rate(100, Duration.ofSeconds(1));
        Pace pace = new TokenBuckets(
                new TokenBuckets.Limits(plenty, new TokenBuckets.Rate(2, Duration.ofSeconds(2)), plenty),
                chat -> false);
        IntStream.range(0, 6).forEach(n -> add(to(ANA, "line " + n)));
        start(SenderSettings.oneAtATime(pace));

        await().until(() -> telegram.calls().size() == 2);
        addAndAwait(to(BORIS, "another chat"));
        assertThat(telegram.calls()).hasSize(3);
        house.clock.advance(Duration.ofSeconds(1));

        await().until(() -> telegram.calls().size() == 4);
        addAndAwait(to("1003", "yet another"));
        assertThat(telegram.calls()).hasSize(5);
    }

    @Test
    void outcomes_and_lags_are_measured() {
        Instant now = house.clock.instant();
        add(to(ANA, "hello"), to(ANA, "late").expiringAt(now));
        house.clock.advance(Duration.ofSeconds(3));

        startOne();

        awaitSettled();
        await().untilAsserted(() -> assertThat(house.meters
                        .get("rondo.deliveries")
                        .tag("outcome", "sent")
                        .counter()
                        .count())
                .isEqualTo(1));
        assertThat(house.meters
                        .get("rondo.deliveries")
                        .tag("outcome", "expired")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(house.meters.get("rondo.deliveries.lag").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(3);
    }

    private static Delivery to(String chat, String text) {
        return Delivery.to(Platform.TELEGRAM, chat, "reminder", Reply.Card.of(text, RichText.EMPTY));
    }

    private void add(Delivery... all) {
        house.transactor.run(work -> List.of(all).forEach(delivery -> deliveries.add(work, delivery)));
    }

    private void addAndAwait(Delivery delivery) {
        long sent = house.count("deliveries WHERE state = 'SENT'");
        add(delivery);
        await().until(() -> house.count("deliveries WHERE state = 'SENT'") > sent);
    }

    /** Something that has expired already is settled, so the sender has looked at the others too. */
    private void letTheSenderLook() {
        long looked = house.meters.find("rondo.deliveries").tag("outcome", "expired").counters().stream()
                .mapToLong(counter -> (long) counter.count())
                .sum();
        add(to("9", "look").expiringAt(house.clock.instant()));
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> house.meters.find("rondo.deliveries").tag("outcome", "expired").counters().stream()
                        .anyMatch(counter -> counter.count() > looked));
    }

    private DeliverySender startOne() {
        return start(SenderSettings.oneAtATime(Pace.UNLIMITED));
    }

    private DeliverySender start(SenderSettings settings) {
        return start(settings, telegram);
    }

    private DeliverySender start(SenderSettings settings, ScriptedTransport transport) {
        SenderSettings quick = new SenderSettings(
                settings.parallelChats(),
                settings.pace(),
                Duration.ofMillis(20),
                settings.longestBackOff(),
                Duration.ofSeconds(5));
        DeliverySender sender = new DeliverySender(
                sending(),
                transport,
                DeliverySender.lock(house.database.dataSource(), Platform.TELEGRAM, "rondo_bot"),
                bell,
                quick,
                house.clock,
                new DeliveryMetrics(house.meters));
        senders.add(sender);
        sender.start();
        return sender;
    }

    private Sending sending() {
        return new Sending(house.transactor, Platform.TELEGRAM, new Unreached() {
            @Override
            public void accountUnreachable(UnitOfWork work, UUID accountId) {
                toldOf.add("account " + accountId);
            }

            @Override
            public void chatLeft(UnitOfWork work, Platform platform, String chat) {
                toldOf.add("left " + chat);
            }

            @Override
            public void chatMoved(UnitOfWork work, Platform platform, String chat, String newChat) {
                toldOf.add("moved " + chat + " to " + newChat);
            }
        });
    }

    private List<String> states() {
        return house.texts("SELECT state FROM deliveries ORDER BY seq");
    }

    private void awaitSettled() {
        await().until(() -> house.count("deliveries WHERE settled_at IS NULL") == 0);
    }

    private void awaitMovingTheClock(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            house.clock.advance(Duration.ofSeconds(1));
            return condition.call();
        });
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
