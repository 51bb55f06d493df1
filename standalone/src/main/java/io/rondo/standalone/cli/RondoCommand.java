package io.rondo.standalone.cli;

import io.rondo.migrations.MigrationException;
import io.rondo.migrations.SchemaNotCurrentException;
import io.rondo.runtime.amqp.TopologyMismatchException;
import io.rondo.runtime.settings.EnvironmentException;
import io.rondo.standalone.ApplicationStarter;
import io.rondo.standalone.Standalone;
import io.rondo.standalone.backup.BackupException;
import io.rondo.standalone.postgres.EmbeddedPostgresException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The commands that {@code ./rondo} hands to Java. Exit codes: 0 done, 1 not done for a reason that is printed in one line,
 * 2 not understood.
 */
@Command(
        name = "./rondo",
        description = "Chat bots for communities on Discord and Telegram.",
        synopsisSubcommandLabel = "COMMAND",
        footer = "%nSettings come from the environment or a file .env beside ./rondo; .env.example explains them.")
public final class RondoCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        Path home = Path.of(Optional.ofNullable(System.getenv("RONDO_HOME")).orElse(""));
        System.exit(line(new Surroundings(System.getenv(), home, InstantSource.system(), application()))
                .execute(arguments));
    }

    /** The one place that decides what {@code up} starts. */
    private static ApplicationStarter application() {
        return settings -> Standalone.start(settings, System.out);
    }

    static CommandLine line(Surroundings surroundings) {
        CommandLine line = new CommandLine(new RondoCommand())
                .addSubcommand(new UpCommand(surroundings))
                .addSubcommand(new MigrateCommand(surroundings))
                .addSubcommand(new QueuesCommand(surroundings))
                .addSubcommand(new LedgerCommand(surroundings))
                .addSubcommand(new QuestsCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new BackupCommand(surroundings))
                .addSubcommand(new RestoreCommand(surroundings))
                .addSubcommand(new HelpCommand());
        return line.setExecutionExceptionHandler(RondoCommand::explain)
                .setParameterExceptionHandler(RondoCommand::refuse)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What may well happen is one line; only what must not is shown with its trace. */
    private static int explain(Exception failure, CommandLine line, ParseResult parsed) throws Exception {
        boolean expected = failure instanceof EnvironmentException
                || failure instanceof EmbeddedPostgresException
                || failure instanceof MigrationException
                || failure instanceof SchemaNotCurrentException
                || failure instanceof BackupException
                || failure instanceof TopologyMismatchException
                || failure instanceof CommandFailedException;
        if (!expected) {
            throw failure;
        }
        line.getErr().println(failure.getMessage());
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    private static int refuse(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(failure.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("`./rondo help` lists the commands.");
        }
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }
}
