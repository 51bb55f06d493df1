package io.rondo.standalone.cli;

import io.rondo.migrations.Migrator;
import io.rondo.migrations.SchemaState;
import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.SecretKeyFile;
import io.rondo.secret.MasterKey;
import io.rondo.standalone.backup.Backup;
import io.rondo.standalone.backup.KeyFingerprint;
import io.rondo.standalone.backup.Manifest;
import io.rondo.standalone.postgres.RunningDatabase;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes all data into one file. */
@Command(
        name = "backup",
        description = "Write all data into one file. Rondo may run meanwhile.",
        footer = "%nThe file has what people wrote: keep it as safe as the database. The secret key is not in it.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Runnable {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the file to write; it must not be there yet")
    private Path file = Path.of("");

    BackupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Environment environment = surroundings.environment();
        String fingerprint = fingerprint(environment);
        try (RunningDatabase database = Surroundings.openDatabase(environment)) {
            String version = switch (new Migrator(database.dataSource()).state()) {
                case SchemaState.Current current -> current.version();
                case SchemaState.Behind behind -> behind.version();
                case SchemaState.Ahead ahead -> ahead.version();
            };
            Manifest manifest = new Backup(database.dataSource())
                    .write(
                            file.toAbsolutePath(),
                            version,
                            fingerprint,
                            surroundings.clock().instant());
            LastBackup.record(environment, manifest.madeAt());
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: %d rows of %d tables, schema version %s. Keep the secret key with fingerprint %s beside it.%n",
                            file, manifest.rows(), manifest.tables().size(), version, fingerprint);
        }
    }

    static String fingerprint(Environment environment) {
        return KeyFingerprint.of(
                MasterKey.parse(SecretKeyFile.keyOf(environment).value()));
    }
}
