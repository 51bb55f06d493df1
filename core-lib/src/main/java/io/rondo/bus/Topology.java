package io.rondo.bus;

import io.rondo.tx.Queue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which queues there are, under which names, in an environment: what every process asserts on the broker, and what the
 * direct carrier knows. Immutable.
 *
 * @param environment {@code dev} or {@code prod}; {@code test_…} for tests that share a broker with others
 */
public record Topology(String environment) {

    /** The durable direct exchange; a queue is bound under its own name. */
    public static final String EXCHANGE = "rondo";

    private static final String DEAD = ".dead";
    private static final Pattern ENVIRONMENT = Pattern.compile("dev|prod|test_[a-z0-9]+");
    private static final List<Queue> QUEUES = List.of(
            Queue.DATEMAKER,
            Queue.bot("discord"),
            Queue.bot("telegram"),
            Queue.bot("playground"),
            Queue.QUESTS,
            Queue.TWITTER_VERIFIER);

    /**
     * A queue as it is declared.
     *
     * @param name its name on the broker, which is its routing key as well
     * @param deadLetters the name of the queue that takes what died in it
     */
    public record Declared(Queue queue, String name, String deadLetters) {}

    public Topology {
        if (!ENVIRONMENT.matcher(environment).matches()) {
            throw new IllegalArgumentException("RONDO_ENV is dev or prod, not " + environment);
        }
    }

    /** The queues of every environment, by their logical names. */
    public static List<Queue> queues() {
        return QUEUES;
    }

    /** The queues of this environment with their names on the broker. */
    public List<Declared> declared() {
        return QUEUES.stream()
                .map(queue ->
                        new Declared(queue, queue.physicalName(environment), queue.physicalName(environment) + DEAD))
                .toList();
    }

    /** The logical queue behind either way of naming it; empty when the topology has none of that name. */
    public Optional<Queue> find(Queue named) {
        String name = named.physicalName(environment);
        return QUEUES.stream()
                .filter(queue -> queue.physicalName(environment).equals(name))
                .findFirst();
    }

    /** Every way in which an outbox row may name the queue. */
    public Stream<Queue> namesOf(Queue queue) {
        return Stream.of(queue, Queue.exactly(queue.physicalName(environment)));
    }
}
