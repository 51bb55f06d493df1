package io.rondo.standalone.cli;

import io.rondo.bus.DeadLetters;
import io.rondo.bus.Topology;
import io.rondo.migrations.Migrator;
import io.rondo.runtime.amqp.BrokerLetters;
import io.rondo.runtime.settings.Environment;
import io.rondo.standalone.postgres.RunningDatabase;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Queue;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what waits in the queues and what was given up, in the database and on the broker, and sends the latter again. */
@Command(
        name = "queues",
        description = "Show the messages that wait and those that were given up.",
        mixinStandardHelpOptions = true)
final class QueuesCommand implements Runnable {

    private static final int SHOWN_DEAD_LETTERS = 20;
    private static final String ROW = "%-24s %8s %8s %8s  %s%n";
    private static final String ROW_WITH_BROKER = "%-24s %8s %8s %9s %8s %8s  %s%n";

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    QueuesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        show();
    }

    @Command(name = "show", description = "The same.")
    void show() {
        withLetters((letters, broker) -> {
            List<DeadLetters.QueueState> queues = letters.queues();
            Map<Queue, BrokerLetters.Depth> depths = broker.map(BrokerLetters::depths).orElse(List.of()).stream()
                    .collect(Collectors.toMap(BrokerLetters.Depth::queue, Function.identity()));
            if (broker.isPresent()) {
                out().printf(
                                ROW_WITH_BROKER,
                                "queue",
                                "due",
                                "later",
                                "on broker",
                                "handlers",
                                "given up",
                                "oldest due since");
                queues.forEach(queue -> showRow(queue, depths));
            } else {
                out().printf(ROW, "queue", "due", "later", "given up", "oldest due since");
                queues.forEach(this::showRow);
            }
            if (queues.stream().allMatch(queue -> queue.due() + queue.later() + queue.dead() == 0)
                    && depths.values().stream().allMatch(depth -> depth.waiting() + depth.dead() == 0)) {
                out().println("Nothing waits, and nothing was given up.");
            }
            broker.map(it -> it.show(SHOWN_DEAD_LETTERS)).orElse(List.of()).forEach(this::showLetter);
            letters.show(Optional.empty(), SHOWN_DEAD_LETTERS).forEach(this::showLetter);
        });
    }

    private void showRow(DeadLetters.QueueState queue) {
        out().printf(
                        ROW,
                        queue.queue().name(),
                        queue.due(),
                        queue.later(),
                        queue.dead(),
                        queue.oldestDue().map(Object::toString).orElse(""));
    }

    private void showRow(DeadLetters.QueueState queue, Map<Queue, BrokerLetters.Depth> depths) {
        Optional<BrokerLetters.Depth> depth = Optional.ofNullable(depths.get(queue.queue()));
        out().printf(
                        ROW_WITH_BROKER,
                        queue.queue().name(),
                        queue.due(),
                        queue.later(),
                        depth.map(it -> "" + it.waiting()).orElse(""),
                        depth.map(it -> "" + it.consumers()).orElse(""),
                        queue.dead() + depth.map(BrokerLetters.Depth::dead).orElse(0L),
                        queue.oldestDue().map(Object::toString).orElse(""));
    }

    private void showLetter(DeadLetters.DeadLetter letter) {
        showLetter(
                letter.messageId().toString(),
                letter.type(),
                letter.queue(),
                letter.diedAt() + " after " + attempts(letter.attempts()),
                letter.reason());
    }

    private void showLetter(BrokerLetters.Letter letter) {
        showLetter(
                letter.messageId().isEmpty() ? "(no id)" : letter.messageId(),
                letter.type(),
                letter.queue(),
                letter.diedAt()
                        .map(at -> at + " after " + attempts(letter.attempts()))
                        .orElse("by the broker"),
                letter.reason());
    }

    private static String attempts(int attempts) {
        return attempts == 1 ? "1 attempt" : attempts + " attempts";
    }

    private void showLetter(String id, String type, Queue queue, String when, String reason) {
        out().printf("%n%s %s in %s, given up %s:%n  %s%n", id, type, queue.name(), when, reason);
    }

    @Command(name = "requeue", description = "Send again what was given up: one queue's messages, single ones, or all.")
    void requeue(
            @Parameters(arity = "0..1", paramLabel = "QUEUE", description = "All of this queue.", defaultValue = "")
                    String queue,
            @Option(names = "--id", paramLabel = "ID", description = "Only this message, as `show` names it.")
                    List<String> ids,
            @Option(names = "--all", description = "Of every queue.") boolean all) {
        List<String> chosen = ids == null ? List.of() : ids;
        if (Stream.of(!queue.isEmpty(), !chosen.isEmpty(), all)
                        .filter(Boolean::booleanValue)
                        .count()
                != 1) {
            throw new CommandFailedException("Say which: ./rondo queues requeue QUEUE, or --id ID, or --all");
        }
        Optional<Queue> only =
                Optional.of(queue).filter(name -> !name.isEmpty()).map(Queue::new);
        withLetters((letters, broker) -> {
            Stream<DeadLetters.Requeued> here = chosen.isEmpty()
                    ? Stream.of(letters.requeue(only))
                    : chosen.stream().flatMap(id -> uuid(id).stream()).map(letters::requeue);
            Stream<BrokerLetters.Requeued> there = broker.stream()
                    .map(it -> it.requeue(
                            letter -> chosen.isEmpty()
                                    ? only.isEmpty() || only.get().equals(letter.queue())
                                    : chosen.contains(letter.messageId()),
                            letters::wasHandled));
            say(Stream.concat(
                            here,
                            there.map(done -> new DeadLetters.Requeued(done.carriedAgain(), done.alreadyHandled())))
                    .reduce(
                            new DeadLetters.Requeued(0, 0),
                            (one, other) -> new DeadLetters.Requeued(
                                    one.carriedAgain() + other.carriedAgain(),
                                    one.alreadyHandled() + other.alreadyHandled())));
        });
    }

    private void say(DeadLetters.Requeued done) {
        out().println(
                        done.carriedAgain() == 1
                                ? "1 message is sent again."
                                : done.carriedAgain() + " messages are sent again.");
        if (done.alreadyHandled() > 0) {
            out().println(done.alreadyHandled() + " had their effect already, and are only taken off the list.");
        }
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException anotherSendersOwn) {
            return Optional.empty();
        }
    }

    /** A Rondo that runs finds what is sent again by itself, so nobody is woken. */
    private void withLetters(BiConsumer<DeadLetters, Optional<BrokerLetters>> action) {
        Environment environment = surroundings.environment();
        try (RunningDatabase database = Surroundings.openDatabase(environment)) {
            new Migrator(database.dataSource()).requireCurrent();
            DeadLetters letters = new DeadLetters(
                    new JdbiTransactor(JdbiTransactor.jdbi(database.dataSource()), surroundings.clock(), new Bell()));
            if (environment.broker().isEmpty()) {
                action.accept(letters, Optional.empty());
                return;
            }
            try (BrokerLetters broker = BrokerCheck.letters(
                    environment.broker().get(),
                    new Topology(environment.mode().name().toLowerCase(Locale.ROOT)))) {
                action.accept(letters, Optional.of(broker));
            }
        } catch (JdbiException e) {
            throw new CommandFailedException("The database refused: " + e.getMessage(), e);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
