package io.rondo.bench.bus;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rondo.bus.HandlingProcessor;
import io.rondo.bus.Outbox;
import io.rondo.bus.Subscription;
import io.rondo.bus.Topology;
import io.rondo.runtime.RuntimeSettings;
import io.rondo.runtime.amqp.AmqpCarrier;
import io.rondo.runtime.amqp.AmqpSettings;
import io.rondo.runtime.amqp.Broker;
import io.rondo.runtime.bus.BusMetrics;
import io.rondo.runtime.bus.Relay;
import io.rondo.runtime.settings.Secret;
import io.rondo.tx.Bell;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Outbox, relay, carrier and consumer as a process has them. The effect of a message is one row. */
final class Line implements AutoCloseable {

    private static final String TYPE = "bench";
    private static final int IN_ONE_COMMIT = 500;
    private static final int PATIENCE_SECONDS = 120;

    private final HikariDataSource pool;
    private final Transactor transactor;
    private final Outbox outbox;
    private final AmqpCarrier carrier;
    private final BusMetrics metrics = new BusMetrics(new SimpleMeterRegistry());
    private volatile CountDownLatch left = new CountDownLatch(0);

    private record Body(String text) {}

    Line(DataSource database, String brokerUrl, Topology topology) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(RuntimeSettings.Database.at("", "", "").connections());
        this.pool = new HikariDataSource(config);
        // Its bell wakes no relay: the outbox is filled before.
        this.transactor = new JdbiTransactor(JdbiTransactor.jdbi(pool), InstantSource.system(), new Bell());
        this.outbox = new Outbox(transactor);
        this.carrier = new AmqpCarrier(
                topology,
                new Broker(new Secret(brokerUrl), topology, "bench"),
                outbox,
                AmqpSettings.USUAL,
                metrics,
                InstantSource.system());
        carrier.consume(
                Set.of(Queue.DATEMAKER),
                new HandlingProcessor(transactor, List.of(Subscription.onDatemaker(TYPE, (work, message) -> {
                    work.happened(new DomainEvent(TYPE, Optional.empty(), Optional.empty(), message.body()));
                    work.afterCommit(() -> left.countDown());
                }))));
    }

    /**
     * Messages in a second, from a full outbox to the last effect's commit.
     *
     * @throws IllegalStateException when some had no effect for two minutes
     */
    double run(BusScale scale) {
        fill(scale);
        left = new CountDownLatch(scale.messages());
        long began = System.nanoTime();
        try (Relay relay =
                new Relay(outbox, carrier, new Bell(), InstantSource.system(), Relay.Pacing.USUAL, metrics)) {
            relay.start();
            if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(left.getCount() + " messages had no effect");
            }
            return scale.messages() * 1e9 / (System.nanoTime() - began);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void fill(BusScale scale) {
        // The braces, the name and the quotes are a part of the body.
        Body body = new Body("x".repeat(Math.max(0, scale.bodyBytes() - "{\"text\":\"\"}".length())));
        for (int put = 0; put < scale.messages(); put += IN_ONE_COMMIT) {
            int count = Math.min(IN_ONE_COMMIT, scale.messages() - put);
            transactor.run(work -> work.sendAll(IntStream.range(0, count)
                    .mapToObj(i -> Message.to(Queue.DATEMAKER, TYPE, Message.Headers.NONE, body))
                    .toList()));
        }
    }

    @Override
    public void close() {
        carrier.close();
        pool.close();
    }
}
