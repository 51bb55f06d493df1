package io.rondo.standalone.cli;

import io.rondo.migrations.Migrator;
import io.rondo.quest.Rebuild;
import io.rondo.standalone.postgres.RunningDatabase;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Counts everything anew. */
@Command(name = "quests", description = "Look after what was counted for quests.", mixinStandardHelpOptions = true)
final class QuestsCommand implements Runnable {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    QuestsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    @Command(
            name = "rebuild",
            description = "Count every event anew; nobody counts meanwhile. Says whether it comes to the same.")
    void rebuild() {
        try (RunningDatabase database = Surroundings.openDatabase(surroundings.environment())) {
            new Migrator(database.dataSource()).requireCurrent();
            JdbiTransactor transactor =
                    new JdbiTransactor(JdbiTransactor.jdbi(database.dataSource()), surroundings.clock(), new Bell());
            long began = System.nanoTime();
            Rebuild.Result result = transactor.call(work -> new Rebuild().run(work));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            out().printf(
                            "%s: %d events, %d rows, %d ms, %d MiB%n",
                            result.same() ? "the same projection" : "the projection was different and is right now",
                            result.events(),
                            result.rows(),
                            took.toMillis(),
                            Memory.usedMebibytes());
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
