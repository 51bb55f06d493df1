package io.rondo.runtime.bus;

import io.rondo.bus.Carrier;
import io.rondo.bus.DeadLetters;
import io.rondo.bus.HandlingProcessor;
import io.rondo.bus.MessageHandler;
import io.rondo.bus.MessageProcessor;
import io.rondo.bus.Outbox;
import io.rondo.bus.Subscription;
import io.rondo.runtime.db.House;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** A house with a bus in it: what handlers write down is in the table {@code effects}. */
final class BusHouse implements AutoCloseable {

    private static final Relay.Pacing PACING = new Relay.Pacing(20, Duration.ofMillis(50), Duration.ofSeconds(5));

    final House house;
    final Outbox outbox;
    final DeadLetters deadLetters;
    final BusMetrics metrics;
    private final List<AutoCloseable> running = new ArrayList<>();

    BusHouse(int connectionsInPool) {
        house = new House(connectionsInPool);
        house.execute("CREATE TABLE effects (seq bigint GENERATED ALWAYS AS IDENTITY, what text NOT NULL)");
        outbox = new Outbox(house.transactor);
        deadLetters = new DeadLetters(house.transactor);
        metrics = new BusMetrics(house.meters);
    }

    /** What the messages of these tests say. */
    record Note(String text) {}

    interface Effects {
        @SqlUpdate("INSERT INTO effects (what) VALUES (:what)")
        void add(String what);
    }

    /** A handler that writes the note's text down. */
    static final MessageHandler WRITES_DOWN =
            (work, message) -> write(work, message.bodyAs(Note.class).text());

    static void write(UnitOfWork work, String what) {
        work.store(Effects.class).add(what);
    }

    static Message note(Queue queue, String text) {
        return Message.to(queue, "note", Message.Headers.NONE, new Note(text));
    }

    MessageProcessor processor(MessageHandler handler) {
        return new HandlingProcessor(house.transactor, List.of(new Subscription(queue -> true, "note", handler)));
    }

    /** Begins to carry to these queues; the carrier and its relay stop at the end of the test. */
    Relay run(Carrier carrier, MessageProcessor processor, Queue... queues) {
        carrier.consume(Set.of(queues), processor);
        Relay relay = new Relay(outbox, carrier, house.outboxBell, house.clock, PACING, metrics);
        relay.start();
        running.addFirst(relay);
        running.addFirst(carrier);
        return relay;
    }

    void send(Message... messages) {
        house.transactor.run(work -> work.sendAll(List.of(messages)));
    }

    List<String> effects() {
        return house.texts("SELECT what FROM effects ORDER BY seq");
    }

    long outboxRows() {
        return house.count("outbox");
    }

    long dead() {
        return house.count("dead_letters");
    }

    /** Stops what runs, as an orderly end of the process does. */
    void stop() {
        for (AutoCloseable part : running) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        running.clear();
    }

    @Override
    public void close() {
        house.connections.comeBack();
        stop();
        house.close();
    }
}
