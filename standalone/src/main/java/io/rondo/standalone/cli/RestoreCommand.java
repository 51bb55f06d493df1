package io.rondo.standalone.cli;

import io.rondo.migrations.Migrator;
import io.rondo.migrations.SchemaState;
import io.rondo.runtime.settings.Environment;
import io.rondo.standalone.backup.Manifest;
import io.rondo.standalone.backup.Restore;
import io.rondo.standalone.postgres.RunningDatabase;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings back what {@link BackupCommand} wrote. */
@Command(
        name = "restore",
        description = "Bring back what ./rondo backup wrote: all of it, or nothing.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Runnable {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "what ./rondo backup wrote")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "also where the database holds data already, which are lost then")
    private boolean replace;

    @Option(names = "--force", description = "also while others are connected to the database")
    private boolean force;

    @Option(
            names = "--other-key",
            description = "also with another secret key: what was encrypted with the old one stays unreadable")
    private boolean otherKey;

    RestoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Environment environment = surroundings.environment();
        Manifest manifest = Restore.check(file);
        checkKey(environment, manifest);
        try (RunningDatabase database = Surroundings.openDatabase(environment)) {
            Restore restore = new Restore(database.dataSource());
            int others = restore.othersConnected();
            if (others > 0 && !force) {
                throw new CommandFailedException("The database is in use, " + others
                        + " connections: stop Rondo first, all its processes, or say --force");
            }
            // Its version is what the schema would have at the end, so that a wrong file leaves the schema as it is.
            Migrator migrator = new Migrator(database.dataSource());
            requireSameVersion(migrator.state(), manifest);
            migrator.migrate();
            if (!replace && !restore.isEmpty()) {
                throw new CommandFailedException(
                        "The database holds data already: back them up, and say --replace to lose them here");
            }
            restore.run(file);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Restored %d rows of %d tables, as they were at %s; schema version %s, secret key %s.%n",
                            manifest.rows(),
                            manifest.tables().size(),
                            manifest.madeAt(),
                            manifest.schemaVersion(),
                            manifest.keyFingerprint());
        }
    }

    private void checkKey(Environment environment, Manifest manifest) {
        String here = BackupCommand.fingerprint(environment);
        if (!here.equals(manifest.keyFingerprint()) && !otherKey) {
            throw new CommandFailedException("The backup was made with the secret key " + manifest.keyFingerprint()
                    + ", and here is " + here + ": set that key as RONDO_SECRET_KEY, or say --other-key if it is lost");
        }
    }

    private static void requireSameVersion(SchemaState state, Manifest manifest) {
        String here = switch (state) {
            case SchemaState.Current current -> current.version();
            case SchemaState.Behind behind -> behind.needed();
            case SchemaState.Ahead ahead -> ahead.version();
        };
        if (!here.equals(manifest.schemaVersion())) {
            throw new CommandFailedException("The backup has schema version " + manifest.schemaVersion()
                    + ", and here it is " + here
                    + ": restore it with the Rondo that wrote it, into a database of its own, and upgrade that");
        }
    }
}
