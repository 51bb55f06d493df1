package io.rondo.runtime.bus;

import static io.rondo.runtime.bus.BusHouse.WRITES_DOWN;
import static io.rondo.runtime.bus.BusHouse.note;
import static io.rondo.runtime.bus.BusHouse.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.bus.Carrier;
import io.rondo.bus.MessageHandler;
import io.rondo.bus.MessageProcessor;
import io.rondo.bus.Unprocessable;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every carrier promises; one subclass per carrier and pool size. */
abstract class CarrierContract {

    private static final Queue DATEMAKER = Queue.DATEMAKER;
    private static final Queue TELEGRAM = Queue.bot("telegram");

    protected BusHouse bus;

    abstract int connectionsInPool();

    /** A new carrier on the house's database, as a new process would make it. */
    abstract Carrier carrier();

    /** A dead letter as the operator sees it. */
    record Letter(String reason, int attempts) {}

    /** What died, in any queue. */
    abstract List<Letter> letters();

    /** Sends every dead letter of the queue again; returns how many. */
    abstract int requeue(Queue queue);

    @BeforeEach
    void build() {
        bus = new BusHouse(connectionsInPool());
    }

    @AfterEach
    void leave() {
        bus.close();
    }

    /** A carrier may have a message before, or after, its row is gone. */
    private void awaitEffects(Consumer<ListAssert<String>> expected) {
        await().untilAsserted(() -> {
            expected.accept(assertThat(bus.effects()));
            assertThat(bus.outboxRows()).isZero();
        });
    }

    private long dead() {
        return letters().size();
    }

    private void runWith(MessageHandler handler) {
        bus.run(carrier(), bus.processor(handler), DATEMAKER, TELEGRAM);
    }

    @Test
    void a_message_has_its_effect_and_leaves_the_outbox() {
        runWith(WRITES_DOWN);

        bus.send(note(DATEMAKER, "Ana registered"));

        awaitEffects(effects -> effects.containsExactly("Ana registered"));
    }

    @Test
    void a_message_delivered_twice_has_its_effect_once() {
        MessageProcessor once = bus.processor(WRITES_DOWN);
        bus.run(
                carrier(),
                message -> {
                    once.process(message);
                    return once.process(message);
                },
                DATEMAKER);

        bus.send(note(DATEMAKER, "Ana registered"));

        awaitEffects(effects -> effects.containsExactly("Ana registered"));
    }

    @Test
    void a_message_delivered_twice_at_once_has_its_effect_once() {
        MessageProcessor once = bus.processor(WRITES_DOWN);
        bus.run(
                carrier(),
                message -> {
                    Thread other = Thread.startVirtualThread(() -> once.process(message));
                    MessageProcessor.Outcome outcome = once.process(message);
                    try {
                        other.join();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return outcome;
                },
                DATEMAKER);

        bus.send(IntStream.range(0, 30)
                .mapToObj(n -> note(DATEMAKER, "person " + n))
                .toArray(Message[]::new));

        awaitEffects(effects -> effects.hasSize(30).doesNotHaveDuplicates());
    }

    @Test
    void five_failures_of_its_own_make_a_dead_letter_with_the_reason_and_no_effect() {
        AtomicInteger tries = new AtomicInteger();
        runWith((work, message) -> {
            write(work, "half done");
            throw new IllegalStateException("no room for try " + tries.incrementAndGet());
        });

        bus.send(note(DATEMAKER, "Ana"));

        awaitMovingTheClock(() -> dead() == 1);
        await().until(() -> bus.outboxRows() == 0);
        Letter letter = letters().getFirst();
        assertThat(letter.reason()).contains("no room for try 5");
        assertThat(letter.attempts()).isEqualTo(5);
        assertThat(tries).hasValue(5);
        assertThat(bus.effects()).isEmpty();
    }

    @Test
    void a_message_that_waits_for_its_next_try_does_not_hold_up_the_others() {
        runWith((work, message) -> {
            if (message.bodyAs(BusHouse.Note.class).text().equals("Boris")) {
                throw new IllegalStateException("Boris fails");
            }
            WRITES_DOWN.handle(work, message);
        });

        bus.send(note(TELEGRAM, "Boris"), note(TELEGRAM, "Chloe"));

        await().untilAsserted(() -> assertThat(bus.effects()).containsExactly("Chloe"));
    }

    @Test
    void what_can_never_be_handled_is_a_dead_letter_at_once() {
        AtomicInteger tries = new AtomicInteger();
        runWith((work, message) -> {
            tries.incrementAndGet();
            throw new Unprocessable("there is no such event");
        });

        bus.send(note(DATEMAKER, "Ana"));

        await().until(() -> dead() == 1);
        assertThat(letters().getFirst().reason()).isEqualTo("there is no such event");
        assertThat(tries).hasValue(1);
    }

    @Test
    void an_unknown_type_is_a_dead_letter_that_names_it() {
        runWith(WRITES_DOWN);

        bus.send(Message.to(DATEMAKER, "dance", Message.Headers.NONE, new BusHouse.Note("Ana")));

        await().until(() -> dead() == 1);
        assertThat(letters().getFirst().reason()).contains("unknown type dance");
    }

    @Test
    void a_body_that_does_not_fit_is_a_dead_letter() {
        runWith(WRITES_DOWN);

        bus.send(Message.to(DATEMAKER, "note", Message.Headers.NONE, List.of("not", "a", "note")));

        await().until(() -> dead() == 1);
        assertThat(letters().getFirst().reason()).contains("does not fit note");
        assertThat(bus.effects()).isEmpty();
    }

    @Test
    void while_the_database_is_away_the_queue_waits_and_nothing_is_counted() throws Exception {
        AtomicInteger outages = new AtomicInteger();
        MessageProcessor real = bus.processor(WRITES_DOWN);
        CountDownLatch begun = new CountDownLatch(1);
        bus.run(
                carrier(),
                message -> {
                    if (begun.getCount() > 0) {
                        bus.house.connections.goAway();
                        begun.countDown();
                    }
                    MessageProcessor.Outcome outcome = real.process(message);
                    if (outcome instanceof MessageProcessor.Outcome.Unavailable) {
                        outages.incrementAndGet();
                    }
                    return outcome;
                },
                TELEGRAM);

        bus.send(note(TELEGRAM, "Ana"), note(TELEGRAM, "Boris"), note(TELEGRAM, "Chloe"));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        await().until(() -> bus.house.connections.refused() > 8);
        assertThat(bus.effects()).isEmpty();
        bus.house.connections.comeBack();

        awaitEffects(effects -> effects.containsExactly("Ana", "Boris", "Chloe"));
        assertThat(dead()).isZero();
        assertThat(outages).as("handlers that ran into it, of three messages").hasValueLessThanOrEqualTo(3);
    }

    @Test
    void a_timer_goes_off_when_the_clock_says_so_and_not_before() {
        runWith(WRITES_DOWN);
        Instant start = bus.house.clock.instant();
        bus.house.transactor.run(work -> {
            work.sendAt(note(DATEMAKER, "rules"), start.plusSeconds(300));
            work.send(note(DATEMAKER, "welcome"));
        });
        await().untilAsserted(() -> assertThat(bus.effects()).containsExactly("welcome"));

        bus.house.clock.set(start.plusSeconds(299));
        bus.send(note(DATEMAKER, "almost"));
        await().untilAsserted(() -> assertThat(bus.effects()).containsExactly("welcome", "almost"));
        bus.house.clock.set(start.plusSeconds(300));

        await().untilAsserted(() -> assertThat(bus.effects()).containsExactly("welcome", "almost", "rules"));
    }

    @Test
    void what_a_bot_is_told_stays_in_order() {
        List<String> told = IntStream.range(0, 150).mapToObj(n -> "line " + n).toList();
        told.forEach(line -> bus.send(note(TELEGRAM, line)));

        runWith(WRITES_DOWN);

        awaitEffects(effects -> effects.isEqualTo(told));
    }

    @Test
    void a_message_sent_by_a_handler_is_carried_too() {
        runWith((work, message) -> {
            WRITES_DOWN.handle(work, message);
            if (message.queue().equals(DATEMAKER)) {
                work.send(note(TELEGRAM, "follow-up"));
            }
        });

        bus.send(note(DATEMAKER, "first"));

        await().untilAsserted(() -> assertThat(bus.effects()).containsExactly("first", "follow-up"));
    }

    @Test
    void after_a_kill_overdue_messages_are_carried_at_once() {
        bus.send(note(DATEMAKER, "Ana"), note(DATEMAKER, "Boris"));
        bus.outbox.claim(10, Duration.ofSeconds(1), List.of());
        bus.house.clock.advance(Duration.ofSeconds(2));

        runWith(WRITES_DOWN);

        awaitEffects(effects -> effects.containsExactlyInAnyOrder("Ana", "Boris"));
    }

    @Test
    void a_message_handled_before_the_kill_but_still_in_the_outbox_is_not_handled_again() {
        Message message = note(DATEMAKER, "Ana");
        bus.send(message);
        bus.processor(WRITES_DOWN).process(message);

        runWith(WRITES_DOWN);

        awaitEffects(effects -> effects.containsExactly("Ana"));
    }

    @Test
    void a_requeued_dead_letter_is_handled_as_if_it_were_new() {
        List<String> mended = new ArrayList<>();
        runWith((work, message) -> {
            if (mended.isEmpty()) {
                throw new Unprocessable("not yet");
            }
            WRITES_DOWN.handle(work, message);
        });
        bus.send(note(DATEMAKER, "Ana"));
        await().until(() -> dead() == 1 && bus.outboxRows() == 0);
        mended.add("the reason");

        int again = requeue(DATEMAKER);

        assertThat(again).isEqualTo(1);
        await().untilAsserted(() -> assertThat(bus.effects()).containsExactly("Ana"));
        assertThat(dead()).isZero();
    }

    @Test
    void an_orderly_stop_lets_handlers_finish_and_loses_nothing() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        runWith((work, message) -> {
            entered.countDown();
            try {
                mayGoOn.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            WRITES_DOWN.handle(work, message);
        });
        bus.send(note(TELEGRAM, "Ana"), note(TELEGRAM, "Boris"));
        entered.await(10, TimeUnit.SECONDS);

        Thread stop = Thread.startVirtualThread(bus::stop);
        mayGoOn.countDown();
        stop.join();

        assertThat(bus.effects()).startsWith("Ana");
        runWith(WRITES_DOWN);
        awaitEffects(effects -> effects.containsExactly("Ana", "Boris"));
    }

    protected void awaitMovingTheClock(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            bus.house.clock.advance(Duration.ofSeconds(1));
            return condition.call();
        });
    }
}
