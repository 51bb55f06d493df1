package io.rondo.runtime.bus;

import static io.rondo.runtime.bus.BusHouse.WRITES_DOWN;
import static io.rondo.runtime.bus.BusHouse.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.rondo.bus.Carrier;
import io.rondo.bus.Topology;
import io.rondo.runtime.amqp.AmqpCarrier;
import io.rondo.runtime.amqp.AmqpSettings;
import io.rondo.runtime.amqp.Broker;
import io.rondo.runtime.amqp.BrokerLetters;
import io.rondo.runtime.amqp.TopologyMismatchException;
import io.rondo.runtime.settings.Secret;
import io.rondo.testkit.broker.TestBroker;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AmqpCarrierTest extends CarrierContract {

    private final String environment = TestBroker.environment();
    private final Topology topology = new Topology(environment);

    @BeforeAll
    static void find_a_broker() {
        assumeTrue(TestBroker.find().isPresent(), TestBroker.HOW_TO_GET_ONE);
    }

    /** The carriers must be gone before their queues. */
    @AfterEach
    void delete_the_queues() {
        bus.stop();
        TestBroker.running()
                .delete(topology.declared().stream()
                        .flatMap(declared -> Stream.of(declared.name(), declared.deadLetters()))
                        .toList());
    }

    @Override
    int connectionsInPool() {
        return 6;
    }

    private Broker broker() {
        return new Broker(new Secret(TestBroker.running().url()), topology, "a test");
    }

    @Override
    Carrier carrier() {
        return new AmqpCarrier(topology, broker(), bus.outbox, AmqpSettings.USUAL, bus.metrics, bus.house.clock);
    }

    @Override
    List<Letter> letters() {
        return onBroker(letters -> letters.show(10).stream()
                .map(letter -> new Letter(letter.reason(), letter.attempts()))
                .toList());
    }

    @Override
    int requeue(Queue queue) {
        return onBroker(letters -> letters.requeue(letter -> letter.queue().equals(queue), (id, of) -> false)
                .carriedAgain());
    }

    private <T> T onBroker(java.util.function.Function<BrokerLetters, T> work) {
        try (BrokerLetters letters = new BrokerLetters(topology, broker())) {
            letters.connect();
            return work.apply(letters);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void onChannel(ChannelWork work) throws Exception {
        try (Connection connection = TestBroker.running().connect();
                Channel channel = connection.createChannel()) {
            work.on(channel);
        }
    }

    private interface ChannelWork {
        void on(Channel channel) throws Exception;
    }

    private String datemaker() {
        return "datemaker_" + environment;
    }

    private static AMQP.BasicProperties.Builder property(String type) {
        return new AMQP.BasicProperties.Builder()
                .type(type)
                .messageId(UUID.randomUUID().toString());
    }

    @Test
    void a_message_looks_on_the_broker_as_the_protocol_says() throws Exception {
        Message message = new Message(
                UUID.randomUUID(),
                Queue.QUESTS,
                "event_attended",
                new Message.Headers(
                        Optional.of("1001"),
                        Optional.of("-77"),
                        Optional.of("42"),
                        Optional.of(UUID.fromString("01890000-0000-7000-8000-000000000001")),
                        Optional.empty()),
                io.rondo.tx.Json.tree(Map.of("name", "Ana")),
                Optional.of("asked by Boris"),
                Optional.of("answers"));
        bus.run(carrier(), bus.processor(WRITES_DOWN), Queue.DATEMAKER);

        bus.send(message);

        await().until(() -> bus.outboxRows() == 0);
        onChannel(channel -> {
            GetResponse got = channel.basicGet("quests_" + environment, true);
            AMQP.BasicProperties properties = got.getProps();
            assertThat(new String(got.getBody(), StandardCharsets.UTF_8)).isEqualTo("{\"name\":\"Ana\"}");
            assertThat(properties.getType()).isEqualTo("event_attended");
            assertThat(properties.getMessageId()).isEqualTo(message.id().toString());
            assertThat(properties.getCorrelationId()).isEqualTo("asked by Boris");
            assertThat(properties.getReplyTo()).isEqualTo("answers");
            assertThat(properties.getContentType()).isEqualTo("application/json");
            assertThat(properties.getAppId()).isEqualTo("rondo");
            assertThat(properties.getDeliveryMode()).as("persistent").isEqualTo(2);
            assertThat(properties.getTimestamp()).isEqualTo(bus.house.clock.instant());
            assertThat(properties.getHeaders())
                    .extractingByKeys("user_id", "chat_id", "message_id", "event_id")
                    .map(Objects::toString)
                    .containsExactly("1001", "-77", "42", "01890000-0000-7000-8000-000000000001");
            assertThat(properties.getHeaders().keySet())
                    .filteredOn(name -> !name.equals("x-delivery-count"))
                    .containsExactlyInAnyOrder("user_id", "chat_id", "message_id", "event_id");
        });
    }

    @Test
    void what_no_message_can_be_made_of_is_a_dead_letter_with_the_reason() throws Exception {
        bus.run(carrier(), bus.processor(WRITES_DOWN), Queue.DATEMAKER);

        onChannel(channel -> {
            publish(channel, property("note").build(), "no JSON at all");
            publish(channel, property("note").build(), "{\"text\":\"" + "a".repeat(1_000_000) + "\"}");
            publish(channel, new AMQP.BasicProperties.Builder().type("note").build(), "{\"text\":\"Ana\"}");
            publish(channel, new AMQP.BasicProperties.Builder().messageId("1").build(), "{\"text\":\"Ana\"}");
            publish(channel, property("note").contentType("image/png").build(), "{\"text\":\"Ana\"}");
            publish(
                    channel,
                    property("note").headers(Map.of("event_id", "soon")).build(),
                    "{\"text\":\"Ana\"}");
        });

        await().untilAsserted(() -> assertThat(letters())
                .extracting(Letter::reason)
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).startsWith("the body is no JSON"),
                        reason -> assertThat(reason).isEqualTo("the body has 1000011 bytes, more than 262144"),
                        reason -> assertThat(reason).startsWith("the property message_id is missing"),
                        reason -> assertThat(reason).isEqualTo("the property type is missing"),
                        reason -> assertThat(reason).isEqualTo("the content type is image/png, not application/json"),
                        reason -> assertThat(reason).isEqualTo("the header event_id is no UUID")));
        assertThat(bus.effects()).isEmpty();
    }

    @Test
    void what_no_row_can_hold_is_a_dead_letter_after_its_first_failure_and_stops_nobody() throws Exception {
        bus.run(
                carrier(),
                bus.processor((work, message) -> {
                    if (message.body().path("text").asString().startsWith("Boris")) {
                        throw new IllegalStateException("Boris fails");
                    }
                    WRITES_DOWN.handle(work, message);
                }),
                Queue.bot("telegram"));

        onChannel(channel -> {
            for (String text : List.of("Boris\\u0000", "Chloe")) {
                channel.basicPublish(
                        "rondo",
                        "bot_telegram_" + environment,
                        property("note").build(),
                        ("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
            }
        });

        await().untilAsserted(() -> assertThat(bus.effects()).containsExactly("Chloe"));
        assertThat(letters()).extracting(Letter::attempts).containsExactly(1);
    }

    @Test
    void a_message_that_comes_twice_from_outside_has_its_effect_once() throws Exception {
        bus.run(carrier(), bus.processor(WRITES_DOWN), Queue.DATEMAKER);
        AMQP.BasicProperties first = new AMQP.BasicProperties.Builder()
                .type("note")
                .appId("kiosk")
                .messageId("1")
                .build();

        onChannel(channel -> {
            publish(channel, first, "{\"text\":\"Ana\"}");
            publish(channel, first, "{\"text\":\"Ana\"}");
            publish(channel, first.builder().appId("mini-app").build(), "{\"text\":\"Boris\"}");
        });

        await().untilAsserted(() -> assertThat(bus.effects()).containsExactlyInAnyOrder("Ana", "Boris"));
    }

    private void publish(Channel channel, AMQP.BasicProperties properties, String body) throws Exception {
        channel.basicPublish("rondo", datemaker(), properties, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_answer_goes_to_the_queue_that_the_asker_named() throws Exception {
        bus.run(carrier(), bus.processor(WRITES_DOWN), Queue.DATEMAKER);

        onChannel(channel -> {
            String mine = channel.queueDeclare().getQueue();
            bus.send(note(Queue.exactly(mine), "Ana"));
            await().until(() -> bus.outboxRows() == 0);
            assertThat(channel.basicGet(mine, true).getProps().getType()).isEqualTo("note");
        });
    }

    @Test
    void an_answer_that_no_queue_takes_is_tried_five_times_and_then_a_dead_letter_in_the_database() {
        bus.run(carrier(), bus.processor(WRITES_DOWN), Queue.DATEMAKER);

        bus.send(note(Queue.exactly("somewhere"), "Ana"));

        awaitMovingTheClock(() -> bus.dead() == 1);
        var letter = bus.deadLetters.show(Optional.empty(), 1).getFirst();
        assertThat(letter.reason()).contains("no queue on the broker takes somewhere");
        assertThat(letter.attempts()).isEqualTo(5);
    }

    @Test
    void a_queue_that_the_broker_has_lost_is_made_again_and_nothing_is_lost() throws Exception {
        bus.run(carrier(), bus.processor(WRITES_DOWN), Queue.DATEMAKER);
        bus.send(note(Queue.DATEMAKER, "Ana"));
        await().until(() -> bus.effects().size() == 1);
        onChannel(channel -> channel.queueDelete(datemaker()));

        bus.send(note(Queue.DATEMAKER, "Boris"));

        awaitMovingTheClock(() -> bus.effects().size() == 2);
        assertThat(bus.outboxRows()).isZero();
    }

    @Test
    void two_processes_share_the_work_and_do_nothing_twice() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        for (int process = 1; process <= 2; process++) {
            bus.run(
                    carrier(),
                    bus.processor((work, message) -> {
                        handled.incrementAndGet();
                        WRITES_DOWN.handle(work, message);
                    }),
                    Queue.DATEMAKER);
        }

        for (int n = 0; n < 60; n++) {
            bus.send(note(Queue.DATEMAKER, "person " + n));
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bus.effects()).hasSize(60));
        assertThat(bus.effects()).doesNotHaveDuplicates();
        assertThat(handled).hasValue(60);
    }

    @Test
    void a_queue_that_was_made_in_another_way_is_reported_in_one_line() throws Exception {
        onChannel(channel -> channel.queueDeclare(datemaker(), true, false, false, Map.of()));

        assertThatThrownBy(() ->
                        Broker.requireFitting(new Secret(TestBroker.running().url()), topology))
                .isInstanceOf(TopologyMismatchException.class)
                .hasMessageStartingWith("The broker's queue " + datemaker() + " differs from ours in x-")
                .hasMessageContaining("rabbitmqctl delete_queue " + datemaker())
                .satisfies(differs -> assertThat(differs.getMessage()).hasLineCount(1));
    }

    @Test
    void a_letter_whose_message_had_its_effect_after_all_is_only_taken_off_the_list() throws Exception {
        bus.run(carrier(), bus.processor(WRITES_DOWN), Queue.DATEMAKER);
        onChannel(channel -> publish(channel, property("dance").build(), "{}"));
        await().until(() -> letters().size() == 1);

        BrokerLetters.Requeued done = onBroker(letters -> letters.requeue(letter -> true, (id, queue) -> true));

        assertThat(done.alreadyHandled()).isEqualTo(1);
        assertThat(done.carriedAgain()).isZero();
        assertThat(letters()).isEmpty();
    }

    @Test
    void the_depths_of_the_queues_are_seen() {
        bus.run(carrier(), bus.processor(WRITES_DOWN), Queue.DATEMAKER);
        bus.send(note(Queue.QUESTS, "waits"));

        await().untilAsserted(() -> assertThat(onBroker(BrokerLetters::depths))
                .contains(
                        new BrokerLetters.Depth(Queue.QUESTS, 1, 0, 0),
                        new BrokerLetters.Depth(Queue.DATEMAKER, 0, 0, 4)));
    }
}
