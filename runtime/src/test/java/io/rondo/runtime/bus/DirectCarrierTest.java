package io.rondo.runtime.bus;

import static io.rondo.runtime.bus.BusHouse.WRITES_DOWN;
import static io.rondo.runtime.bus.BusHouse.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.bus.Carrier;
import io.rondo.bus.Topology;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DirectCarrierTest extends CarrierContract {

    @Override
    int connectionsInPool() {
        return 6;
    }

    @Override
    Carrier carrier() {
        return new DirectCarrier(
                new Topology("dev"),
                bus.outbox,
                DirectCarrier.lock(bus.house.database.dataSource()),
                DirectSettings.USUAL,
                bus.metrics);
    }

    @Override
    List<Letter> letters() {
        return bus.deadLetters.show(Optional.empty(), 10).stream()
                .map(letter -> new Letter(letter.reason(), letter.attempts()))
                .toList();
    }

    @Override
    int requeue(Queue queue) {
        return bus.deadLetters.requeue(Optional.of(queue)).carriedAgain();
    }

    @Test
    void failures_counted_before_a_restart_count_on() {
        AtomicInteger tries = new AtomicInteger();
        bus.run(
                carrier(),
                bus.processor((work, message) -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("full");
                }),
                Queue.DATEMAKER);
        bus.send(note(Queue.DATEMAKER, "Ana"));
        awaitMovingTheClock(() -> tries.get() >= 3);
        bus.stop();
        int before = tries.get();

        bus.run(
                carrier(),
                bus.processor((work, message) -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("still full");
                }),
                Queue.DATEMAKER);

        awaitMovingTheClock(() -> bus.dead() == 1);
        assertThat(before).isGreaterThanOrEqualTo(3);
        assertThat(tries).hasValue(5);
    }

    @Test
    void one_process_at_a_time_carries_directly_and_the_next_takes_over_at_once() {
        Carrier first = carrier();
        Carrier second = carrier();
        assertThat(first.isReady()).isTrue();
        bus.run(second, bus.processor(WRITES_DOWN), Queue.DATEMAKER);
        bus.send(note(Queue.DATEMAKER, "Ana"));
        bus.outbox.claim(10, first.lease(), List.of());
        assertThat(second.isReady()).isFalse();

        first.close();

        await().until(() -> bus.outboxRows() == 0);
        assertThat(bus.effects()).containsExactly("Ana");
    }

    @Test
    void a_lost_lock_is_noticed_and_regained() {
        Carrier carrier = carrier();
        bus.run(carrier, bus.processor(WRITES_DOWN), Queue.DATEMAKER);
        await().until(carrier::isReady);

        bus.house.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
        bus.send(note(Queue.DATEMAKER, "Ana"));

        await().until(() -> bus.outboxRows() == 0);
        assertThat(bus.effects()).containsExactly("Ana");
    }

    @Test
    void what_nobody_consumes_here_waits_in_the_outbox() {
        bus.run(carrier(), bus.processor(WRITES_DOWN), Queue.DATEMAKER);

        bus.send(note(Queue.QUESTS, "waits"), note(Queue.DATEMAKER, "goes"));

        await().until(() -> bus.outboxRows() == 1);
        assertThat(bus.effects()).containsExactly("goes");
    }

    @Test
    void an_answer_to_a_queue_by_its_full_name_arrives_there() {
        bus.run(
                carrier(),
                bus.processor(
                        (work, message) -> BusHouse.write(work, message.queue().platform())),
                Queue.bot("telegram"));

        bus.send(note(Queue.exactly("bot_telegram_dev"), "Ana"));

        await().untilAsserted(() -> assertThat(bus.effects()).containsExactly("telegram"));
    }

    @Test
    void an_answer_to_a_queue_that_does_not_exist_is_a_dead_letter() {
        bus.run(carrier(), bus.processor(WRITES_DOWN), Queue.DATEMAKER);

        bus.send(note(Queue.exactly("somewhere"), "Ana"));

        await().until(() -> bus.dead() == 1);
        assertThat(bus.deadLetters.show(Optional.empty(), 1).getFirst().reason())
                .contains("there is no queue somewhere");
    }

    @Test
    void a_full_queue_does_not_hold_up_another() {
        CountDownLatch stuck = new CountDownLatch(1);
        var processor = bus.processor(WRITES_DOWN);
        bus.run(
                narrowCarrier(),
                message -> {
                    if (message.queue().isBot()) {
                        awaitLatch(stuck);
                    }
                    return processor.process(message);
                },
                Queue.DATEMAKER,
                Queue.bot("telegram"));

        bus.send(IntStream.range(0, 90)
                .mapToObj(n -> note(Queue.bot("telegram"), "line " + n))
                .toArray(Message[]::new));
        bus.send(note(Queue.DATEMAKER, "urgent"));

        await().untilAsserted(() -> assertThat(bus.effects()).containsExactly("urgent"));
        stuck.countDown();
        await().until(() -> bus.outboxRows() == 0);
        assertThat(bus.effects()).hasSize(91);
    }

    private Carrier narrowCarrier() {
        DirectSettings usual = DirectSettings.USUAL;
        return new DirectCarrier(
                new Topology("dev"),
                bus.outbox,
                DirectCarrier.lock(bus.house.database.dataSource()),
                new DirectSettings(Map.of(), 5, usual.patience(), usual.longestProbe(), usual.goodbye()),
                bus.metrics);
    }

    @Test
    void two_relays_never_have_the_same_message_at_once() {
        Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger handed = new AtomicInteger();
        Carrier counting = new CountingCarrier(atOnce, most, handed);
        bus.send(IntStream.range(0, 300)
                .mapToObj(n -> note(Queue.DATEMAKER, "line " + n))
                .toArray(Message[]::new));
        Relay.Pacing pacing = new Relay.Pacing(7, Duration.ofMillis(20), Duration.ofSeconds(5));

        try (Relay one = new Relay(bus.outbox, counting, bus.house.outboxBell, bus.house.clock, pacing, bus.metrics);
                Relay two =
                        new Relay(bus.outbox, counting, bus.house.outboxBell, bus.house.clock, pacing, bus.metrics)) {
            one.start();
            two.start();
            await().until(() -> bus.outboxRows() == 0);
        }

        assertThat(most).hasValue(1);
        assertThat(handed).hasValue(300);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_row_that_no_message_can_be_made_of_does_not_hold_up_the_others() {
        bus.send(note(Queue.DATEMAKER, "damaged"), note(Queue.DATEMAKER, "Ana"));
        bus.house.execute("UPDATE outbox SET headers = '{\"eventId\":\"not a uuid\"}' WHERE body->>'text' = 'damaged'");

        bus.run(carrier(), bus.processor(WRITES_DOWN), Queue.DATEMAKER);

        await().until(() -> bus.outboxRows() == 0);
        assertThat(bus.effects()).containsExactly("Ana");
        assertThat(bus.dead()).isEqualTo(1);
    }

    @Test
    void a_requeued_letter_that_had_its_effect_after_all_is_only_removed() {
        Message message = note(Queue.DATEMAKER, "Ana");
        bus.send(message);
        bus.outbox.bury(message.id(), "looked dead");
        bus.processor(WRITES_DOWN).process(message);

        var requeued = bus.deadLetters.requeue(message.id());

        assertThat(requeued.alreadyHandled()).isEqualTo(1);
        assertThat(requeued.carriedAgain()).isZero();
        assertThat(bus.dead()).isZero();
        assertThat(bus.outboxRows()).isZero();
    }

    @Test
    void the_queues_are_shown_with_what_is_due_what_is_later_and_what_is_dead() {
        Message dead = note(Queue.DATEMAKER, "dead");
        bus.send(dead, note(Queue.DATEMAKER, "due"));
        bus.house.transactor.run(
                work -> work.sendAt(note(Queue.DATEMAKER, "later"), work.now().plusSeconds(60)));
        bus.outbox.bury(dead.id(), "looked dead");

        var datemaker = bus.deadLetters.queues().stream()
                .filter(q -> q.queue().equals(Queue.DATEMAKER))
                .findFirst();

        assertThat(datemaker).hasValueSatisfying(state -> {
            assertThat(state.due()).isEqualTo(1);
            assertThat(state.later()).isEqualTo(1);
            assertThat(state.dead()).isEqualTo(1);
        });
    }
}
