package io.rondo.runtime.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;
import io.rondo.bus.Topology;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The exchange, the queues, their dead-letter queues and the bindings, as every process asserts them on the broker. Asserting
 * what is there already changes nothing. Thread-safe.
 */
final class BrokerTopology {

    /**
     * How often a message may be given back by consumers that died, before the broker itself takes it for deadly. Not for
     * failures of the message's own: those we count, and give up far sooner.
     */
    private static final int DELIVERY_LIMIT = 50;

    /** Whoever only looks at the dead letters gives each back as often. */
    private static final int DEAD_DELIVERY_LIMIT = 1_000_000;

    /** What more comes waits in the outbox, where it takes no memory of the broker. */
    private static final int LONGEST_QUEUE = 100_000;

    private static final Pattern INEQUIVALENT = Pattern.compile(
            "inequivalent arg '(?<arg>[^']+)' for (?<what>\\w+) '(?<name>[^']+)'.*: (?<how>received .*)");

    private final Topology topology;

    BrokerTopology(Topology topology) {
        this.topology = topology;
    }

    /**
     * Makes what is missing.
     *
     * @throws TopologyMismatchException when something is there that differs, or may not be made
     * @throws IOException when the broker cannot be reached
     */
    void assertOn(Connection connection) throws IOException {
        try (Channel channel = connection.createChannel()) {
            channel.exchangeDeclare(Topology.EXCHANGE, BuiltinExchangeType.DIRECT, true);
            for (Topology.Declared declared : topology.declared()) {
                declare(channel, declared.deadLetters(), deadLetterQueue());
                declare(channel, declared.name(), queue(declared));
            }
        } catch (TimeoutException e) {
            throw new IOException(e);
        } catch (IOException | ShutdownSignalException e) {
            throw explained(e);
        }
    }

    private static void declare(Channel channel, String name, Map<String, Object> arguments) throws IOException {
        channel.queueDeclare(name, true, false, false, arguments);
        channel.queueBind(name, Topology.EXCHANGE, name);
    }

    private static Map<String, Object> queue(Topology.Declared declared) {
        Map<String, Object> arguments = new HashMap<>(Map.of(
                "x-queue-type",
                "quorum",
                "x-delivery-limit",
                DELIVERY_LIMIT,
                "x-max-length",
                LONGEST_QUEUE,
                "x-overflow",
                "reject-publish",
                "x-dead-letter-exchange",
                Topology.EXCHANGE,
                "x-dead-letter-routing-key",
                declared.deadLetters(),
                "x-dead-letter-strategy",
                "at-least-once"));
        if (declared.queue().isBot()) {
            // What a bot is told keeps its order also where two processes of it run.
            arguments.put("x-single-active-consumer", true);
        }
        return arguments;
    }

    private static Map<String, Object> deadLetterQueue() {
        return Map.of("x-queue-type", "quorum", "x-delivery-limit", DEAD_DELIVERY_LIMIT);
    }

    private static IOException explained(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ShutdownSignalException signal) {
                Method reason = signal.getReason();
                if (reason instanceof AMQP.Channel.Close refused) {
                    throw new TopologyMismatchException(line(refused.getReplyText()), failure);
                }
            }
        }
        return failure instanceof IOException io ? io : new IOException(failure);
    }

    private static String line(String refusal) {
        Matcher matcher = INEQUIVALENT.matcher(refusal);
        return matcher.find()
                ? String.format(
                        "The broker's %s %s differs from ours in %s (%s): when it is empty, delete it there"
                                + " (rabbitmqctl delete_queue %s), and start again",
                        matcher.group("what"),
                        matcher.group("name"),
                        matcher.group("arg"),
                        matcher.group("how"),
                        matcher.group("name"))
                : "The broker refuses our queues: " + refusal;
    }
}
