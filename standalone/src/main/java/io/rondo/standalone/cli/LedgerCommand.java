package io.rondo.standalone.cli;

import io.rondo.ledger.LedgerCheck;
import io.rondo.migrations.Migrator;
import io.rondo.standalone.postgres.RunningDatabase;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Recomputes the ledger and says whether it balances. */
@Command(name = "ledger", description = "Look after what people have.", mixinStandardHelpOptions = true)
final class LedgerCommand implements Runnable {

    private static final String ROW = "%-10s %-10s %18s %12s%n";

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    LedgerCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    @Command(name = "verify", description = "Recompute every balance; say \"balanced\", or name the rows that are not.")
    void verify() {
        try (RunningDatabase database = Surroundings.openDatabase(surroundings.environment())) {
            new Migrator(database.dataSource()).requireCurrent();
            JdbiTransactor transactor =
                    new JdbiTransactor(JdbiTransactor.jdbi(database.dataSource()), surroundings.clock(), new Bell());
            long began = System.nanoTime();
            LedgerCheck.Result result = transactor.call(work -> new LedgerCheck().verify(work));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            out().printf(ROW, "account", "currency", "sum", "postings");
            result.totals()
                    .forEach(total ->
                            out().printf(ROW, total.account(), total.currency(), total.amount(), total.postings()));
            result.faults().forEach(fault -> out().println(fault));
            if (!result.isBalanced()) {
                throw new CommandFailedException("The ledger is not balanced; the rows above do not fit.");
            }
            out().printf(
                            "balanced: %d entries, %d ms, %d MiB%n",
                            result.entries(), took.toMillis(), Memory.usedMebibytes());
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
