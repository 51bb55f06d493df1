package io.rondo.standalone.cli;

import io.rondo.migrations.Migrator;
import io.rondo.migrations.SchemaVersion;
import io.rondo.standalone.postgres.RunningDatabase;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changes the database's schema, or shows where it stands. */
@Command(
        name = "migrate",
        description = "Bring the database's schema to the newest version.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Runnable {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--during-events", description = "also in the middle of an event")
    private boolean duringEvents;

    MigrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        withDatabase(database -> {
            if (!duringEvents) {
                EventsUnderWay.refuseUpgrade(database, surroundings.clock().instant());
            }
            List<SchemaVersion> applied = new Migrator(database.dataSource()).migrate();
            applied.forEach(version -> out().println("Applied " + name(version)));
            if (applied.isEmpty()) {
                out().println("Nothing to do: the schema is at the newest version.");
            }
        });
    }

    @Command(name = "info", description = "List the schema's versions, and which of them are applied.")
    void info() {
        withMigrator(migrator -> migrator.info()
                .forEach(version -> out().printf(
                                "%-40s %s%n",
                                name(version),
                                version.installedAt()
                                        .map(instant -> instant.truncatedTo(ChronoUnit.SECONDS))
                                        .map(Instant::toString)
                                        .orElse("waits for ./rondo migrate"))));
    }

    @Command(name = "undo", description = "Take back the newest applied version, with the data that only it can hold.")
    void undo() {
        withMigrator(migrator -> out().println(migrator.undo()
                .map(version -> "Took back " + name(version))
                .orElse("Nothing to do: no version is applied.")));
    }

    private void withMigrator(Consumer<Migrator> action) {
        withDatabase(database -> action.accept(new Migrator(database.dataSource())));
    }

    private void withDatabase(Consumer<RunningDatabase> action) {
        try (RunningDatabase database = Surroundings.openDatabase(surroundings.environment())) {
            action.accept(database);
        }
    }

    private static String name(SchemaVersion version) {
        return "version " + version.version() + ", " + version.description();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
