package io.rondo.runtime.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import io.rondo.bus.Topology;
import io.rondo.tx.Queue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What waits on the broker and what died there, for the operator: to look at, and to carry again once the reason is mended. Looking
 * changes nothing, but takes the letters from others for a moment. Not thread-safe.
 */
public final class BrokerLetters implements AutoCloseable {

    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 10_000;

    private final Topology topology;
    private final Broker broker;
    private final Publisher publisher;

    /**
     * A message that died, and why.
     *
     * @param messageId as its sender chose it; empty where that is the reason
     * @param diedAt as it is written on the letter; empty where the broker itself gave up
     */
    public record Letter(
            Queue queue, String messageId, String type, String reason, int attempts, Optional<String> diedAt) {}

    /**
     * A queue as it stands on the broker.
     *
     * @param waiting messages that nobody has been given
     * @param consumers how many handlers there are for it, of all processes
     */
    public record Depth(Queue queue, long waiting, long dead, int consumers) {}

    /**
     * What a requeue did.
     *
     * @param alreadyHandled letters whose message has had its effect meanwhile; they are removed and not carried again
     */
    public record Requeued(int carriedAgain, int alreadyHandled) {}

    /** @param broker closed with this */
    public BrokerLetters(Topology topology, Broker broker) {
        this.topology = topology;
        this.broker = broker;
        this.publisher = new Publisher(broker.publishing(), CONFIRM_WITHIN);
    }

    /**
     * Connects.
     *
     * @throws TopologyMismatchException when the broker's queues differ from ours
     * @throws IOException when it cannot be reached
     */
    public void connect() throws IOException {
        broker.connect();
    }

    /** Every queue of this environment. */
    public List<Depth> depths() {
        return onChannel(channel -> BrokerDepths.on(channel, topology));
    }

    /** The oldest dead letters of each queue, at most so many of each. */
    public List<Letter> show(int limit) {
        return onChannel(channel -> {
            List<Letter> letters = new ArrayList<>();
            for (Topology.Declared declared : topology.declared()) {
                // Not acknowledged: they go back in their order when the channel is closed.
                for (GetResponse got : take(channel, declared, limit)) {
                    letters.add(letter(declared.queue(), got.getProps()));
                }
            }
            return letters;
        });
    }

    /**
     * Sends dead letters again, oldest first, with their failures forgotten.
     *
     * @param which of the letters
     * @param handled whether a message of that id has had its effect already, by the consumer of that queue
     */
    public Requeued requeue(Predicate<Letter> which, BiPredicate<UUID, Queue> handled) {
        return onChannel(channel -> {
            int again = 0;
            int already = 0;
            for (Topology.Declared declared : topology.declared()) {
                for (GetResponse got : take(channel, declared, MOST_AT_ONCE)) {
                    Letter letter = letter(declared.queue(), got.getProps());
                    if (!which.test(letter)) {
                        continue;
                    }
                    if (wasHandled(got.getProps(), letter, handled)) {
                        already++;
                    } else {
                        sendAgain(declared, got);
                        again++;
                    }
                    channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
                }
            }
            return new Requeued(again, already);
        });
    }

    private static boolean wasHandled(
            AMQP.BasicProperties properties, Letter letter, BiPredicate<UUID, Queue> handled) {
        return !letter.messageId().isEmpty()
                && handled.test(Envelope.id(letter.messageId(), properties.getAppId()), letter.queue());
    }

    private void sendAgain(Topology.Declared declared, GetResponse got) {
        publisher
                .publish(Topology.EXCHANGE, declared.name(), Envelope.revivedProperties(got.getProps()), got.getBody())
                .join();
    }

    private static List<GetResponse> take(Channel channel, Topology.Declared declared, int limit) throws IOException {
        List<GetResponse> taken = new ArrayList<>();
        while (taken.size() < limit) {
            GetResponse got = channel.basicGet(declared.deadLetters(), false);
            if (got == null) {
                break;
            }
            taken.add(got);
        }
        return taken;
    }

    private static Letter letter(Queue queue, AMQP.BasicProperties properties) {
        Map<String, Object> headers = Envelope.headers(properties);
        return new Letter(
                queue,
                Optional.ofNullable(properties.getMessageId()).orElse(""),
                Optional.ofNullable(properties.getType()).orElse("(no type)"),
                Optional.ofNullable(headers.get(Envelope.REASON))
                        .map(Object::toString)
                        .orElseGet(() -> brokersReason(headers)),
                headers.get(Envelope.FAILURES) instanceof Number number ? number.intValue() : 0,
                Optional.ofNullable(headers.get(Envelope.DIED_AT)).map(Object::toString));
    }

    private static String brokersReason(Map<String, Object> headers) {
        String why = String.valueOf(headers.getOrDefault("x-first-death-reason", "unknown"));
        return why.equals("delivery_limit")
                ? "whoever was given it ended before saying what became of it, again and again"
                : "the broker gave it up: " + why;
    }

    private interface Work<T> {
        T on(Channel channel) throws IOException;
    }

    private <T> T onChannel(Work<T> work) {
        try (Channel channel =
                broker.consuming().createConnection().getDelegate().createChannel()) {
            return work.on(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        publisher.close();
        broker.close();
    }
}
