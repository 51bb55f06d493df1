package io.rondo.runtime.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import io.rondo.bus.Topology;
import io.rondo.runtime.amqp.BrokerLetters.Depth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** How much is in the queues on the broker, asked at most every few seconds however many look. Thread-safe. */
final class BrokerDepths {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Topology topology;
    private final Broker broker;
    private List<Depth> depths = List.of();
    private long staleFrom = System.nanoTime();

    BrokerDepths(Topology topology, Broker broker) {
        this.topology = topology;
        this.broker = broker;
    }

    /** @throws UncheckedIOException when the broker is away, which is said at once */
    synchronized List<Depth> recent() {
        if (System.nanoTime() - staleFrom < 0) {
            return depths;
        }
        if (!broker.isConnected()) {
            throw new UncheckedIOException(new IOException("the broker is away"));
        }
        try (Channel channel =
                broker.consuming().createConnection().getDelegate().createChannel()) {
            depths = on(channel, topology);
            staleFrom = System.nanoTime() + FRESH.toNanos();
            return depths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Every queue of this environment, as it is now. */
    static List<Depth> on(Channel channel, Topology topology) throws IOException {
        List<Depth> depths = new ArrayList<>();
        for (Topology.Declared declared : topology.declared()) {
            AMQP.Queue.DeclareOk live = channel.queueDeclarePassive(declared.name());
            AMQP.Queue.DeclareOk dead = channel.queueDeclarePassive(declared.deadLetters());
            depths.add(new Depth(
                    declared.queue(), live.getMessageCount(), dead.getMessageCount(), live.getConsumerCount()));
        }
        return depths;
    }
}
