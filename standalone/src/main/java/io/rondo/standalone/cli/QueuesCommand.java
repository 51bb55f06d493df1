package io.rondo.standalone.cli;

import io.rondo.bus.DeadLetters;
import io.rondo.migrations.Migrator;
import io.rondo.standalone.postgres.RunningDatabase;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Queue;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what waits in the queues and what was given up, and sends the latter again. */
@Command(
        name = "queues",
        description = "Show the messages that wait and those that were given up.",
        mixinStandardHelpOptions = true)
final class QueuesCommand implements Runnable {

    private static final int SHOWN_DEAD_LETTERS = 20;
    private static final String ROW = "%-24s %8s %8s %8s  %s%n";

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
        withDeadLetters(letters -> {
            List<DeadLetters.QueueState> queues = letters.queues();
            out().printf(ROW, "queue", "due", "later", "given up", "oldest due since");
            queues.forEach(queue -> out().printf(
                            ROW,
                            queue.queue().name(),
                            queue.due(),
                            queue.later(),
                            queue.dead(),
                            queue.oldestDue().map(Object::toString).orElse("")));
            if (queues.stream().allMatch(queue -> queue.due() + queue.later() + queue.dead() == 0)) {
                out().println("Nothing waits, and nothing was given up.");
            }
            letters.show(Optional.empty(), SHOWN_DEAD_LETTERS)
                    .forEach(message -> out().printf(
                                    "%n%s %s in %s, given up %s after %d attempts:%n  %s%n",
                                    message.id(),
                                    message.type(),
                                    message.queue().name(),
                                    message.diedAt(),
                                    message.attempts(),
                                    message.reason()));
        });
    }

    @Command(name = "requeue", description = "Send again what was given up: one queue's messages, single ones, or all.")
    void requeue(
            @Parameters(arity = "0..1", paramLabel = "QUEUE", description = "All of this queue.", defaultValue = "")
                    String queue,
            @Option(names = "--id", paramLabel = "ID", description = "Only this message, as `show` names it.")
                    List<UUID> ids,
            @Option(names = "--all", description = "Of every queue.") boolean all) {
        List<UUID> chosen = ids == null ? List.of() : ids;
        if (Stream.of(!queue.isEmpty(), !chosen.isEmpty(), all)
                        .filter(Boolean::booleanValue)
                        .count()
                != 1) {
            throw new CommandFailedException("Say which: ./rondo queues requeue QUEUE, or --id ID, or --all");
        }
        withDeadLetters(letters -> {
            List<DeadLetters.Requeued> done = chosen.isEmpty()
                    ? List.of(letters.requeue(
                            Optional.of(queue).filter(name -> !name.isEmpty()).map(Queue::new)))
                    : chosen.stream().map(letters::requeue).toList();
            int again =
                    done.stream().mapToInt(DeadLetters.Requeued::carriedAgain).sum();
            int handled =
                    done.stream().mapToInt(DeadLetters.Requeued::alreadyHandled).sum();
            out().println(again == 1 ? "1 message is sent again." : again + " messages are sent again.");
            if (handled > 0) {
                out().println(handled + " had their effect already, and are only taken off the list.");
            }
        });
    }

    /** A Rondo that runs finds what is sent again by itself, so nobody is woken. */
    private void withDeadLetters(Consumer<DeadLetters> action) {
        try (RunningDatabase database = Surroundings.openDatabase(surroundings.environment())) {
            new Migrator(database.dataSource()).requireCurrent();
            action.accept(new DeadLetters(
                    new JdbiTransactor(JdbiTransactor.jdbi(database.dataSource()), surroundings.clock(), new Bell())));
        } catch (JdbiException e) {
            throw new CommandFailedException("The database refused: " + e.getMessage(), e);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
