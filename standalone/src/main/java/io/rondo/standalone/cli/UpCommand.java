package io.rondo.standalone.cli;

import io.rondo.migrations.Migrator;
import io.rondo.migrations.SchemaVersion;
import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.SecretKeyFile;
import io.rondo.standalone.Settings;
import io.rondo.standalone.postgres.RunningDatabase;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts Rondo and stays until it is told to end. */
@Command(
        name = "up",
        description = "Start every service in one process, with the playground when no platform token is set.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--during-events", description = "change the schema also in the middle of an event")
    private boolean duringEvents;

    UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Environment environment = surroundings.environment();
        RunningDatabase database = Surroundings.openDatabase(environment);
        Shutdown shutdown = Shutdown.of(database);
        try {
            refuseSecondOwner(environment, database);
            if (!duringEvents) {
                EventsUnderWay.refuseUpgrade(database, surroundings.clock().instant());
            }
            migrate(database);
            Settings settings = new Settings(environment, database, SecretKeyFile.keyOf(environment));
            shutdown.firstAfter(() -> surroundings.application().start(settings)::close);
        } catch (RuntimeException e) {
            shutdown.now();
            throw e;
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private static void refuseSecondOwner(Environment environment, RunningDatabase database) {
        if (environment.database().isEmpty() && !database.ownsProcess()) {
            throw new CommandFailedException("Rondo already runs on the data in " + environment.data()
                    + ": end it first, or choose another folder with RONDO_DATA");
        }
    }

    private void migrate(RunningDatabase database) {
        List<SchemaVersion> applied = new Migrator(database.dataSource()).migrate();
        if (!applied.isEmpty()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("The database's schema is now at version "
                    + applied.getLast().version());
        }
    }
}
