package io.rondo.standalone.cli;

import io.rondo.migrations.Migrator;
import io.rondo.standalone.postgres.RunningDatabase;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
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
        withTables(tables -> {
            QueueTables.Overview overview = tables.overview(surroundings.clock().instant());
            out().printf("%-24s %8s %8s %8s  %s%n", "queue", "waiting", "overdue", "given up", "oldest waiting since");
            overview.queues()
                    .forEach(queue -> out().printf(
                                    "%-24s %8d %8d %8d  %s%n",
                                    queue.name(),
                                    queue.waiting(),
                                    queue.overdue(),
                                    queue.givenUp(),
                                    queue.oldestDue().map(Object::toString).orElse("")));
            if (overview.queues().isEmpty()) {
                out().println("Nothing waits, and nothing was given up.");
            }
            overview.givenUp()
                    .forEach(message -> out().printf(
                                    "%n%s %s in %s, given up %s after %d attempts:%n  %s%n",
                                    message.id(),
                                    message.type(),
                                    message.queue(),
                                    message.diedAt(),
                                    message.attempts(),
                                    message.reason()));
        });
    }

    @Command(name = "requeue", description = "Send again what was given up: one message, one queue's, or all.")
    void requeue(
            @Parameters(arity = "0..1", paramLabel = "QUEUE", description = "Only of this queue.", defaultValue = "")
                    String queue,
            @Option(names = "--id", paramLabel = "ID", description = "Only this message, as `show` names it.")
                    List<UUID> ids,
            @Option(names = "--all", description = "Of every queue.") boolean all) {
        List<UUID> chosen = ids == null ? List.of() : ids;
        if (queue.isEmpty() && chosen.isEmpty() && !all) {
            throw new CommandFailedException("Say which: ./rondo queues requeue QUEUE, --id ID, or --all");
        }
        withTables(tables -> {
            int sent = tables.requeue(queue, chosen, surroundings.clock().instant());
            out().println(sent == 1 ? "1 message is sent again." : sent + " messages are sent again.");
        });
    }

    private interface Action {
        void on(QueueTables tables) throws SQLException;
    }

    private void withTables(Action action) {
        try (RunningDatabase database = Surroundings.openDatabase(surroundings.environment())) {
            new Migrator(database.dataSource()).requireCurrent();
            action.on(new QueueTables(database.dataSource()));
        } catch (SQLException e) {
            throw new CommandFailedException("The database refused: " + e.getMessage(), e);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
