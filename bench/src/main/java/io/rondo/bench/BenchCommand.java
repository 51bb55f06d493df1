package io.rondo.bench;

import io.rondo.bench.chat.ChatBench;
import io.rondo.bench.chat.ChatScale;
import io.rondo.bench.discord.DiscordBench;
import io.rondo.bench.fault.FaultScale;
import io.rondo.bench.fault.FaultsBench;
import io.rondo.bench.pairing.Instances;
import io.rondo.bench.pairing.PairingBench;
import io.rondo.bench.timer.TimerBench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./rondo bench}: runs one benchmark, or lists what there is. Exit codes: 0 done, 1 failed, 2 not understood. The table
 * goes to the output, what is being measured meanwhile to the errors' stream.
 */
@Command(
        name = "./rondo bench",
        mixinStandardHelpOptions = true,
        description = "Measures Rondo beside what else would do the work; without a name, lists what there is.")
public final class BenchCommand implements Callable<Integer> {

    private final List<Bench> benches;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "what to measure")
    private Optional<String> name = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "also write the rows there, for machines")
    private Optional<Path> json = Optional.empty();

    BenchCommand(List<Bench> benches) {
        this.benches = List.copyOf(benches);
    }

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        Path home = Path.of(Optional.ofNullable(System.getenv("RONDO_HOME")).orElse(""));
        // On the disk of the checkout: a temporary folder may be memory, which makes flushing free.
        Path target = home.resolve("bench").resolve("target");
        Path data = target.resolve("database");
        List<Bench> benches = new ArrayList<>(List.of(
                new ChatBench(data, ChatScale.USUAL),
                new DiscordBench(data, DiscordBench.USUAL),
                new PairingBench(Instances.usual()),
                new TimerBench(target.resolve("timers"), TimerBench.USUAL),
                new FaultsBench(home, target.resolve("faults"), FaultScale.USUAL, FaultsBench.USUAL)));
        ServiceLoader.load(Bench.class).forEach(benches::add);
        System.exit(line(benches).execute(arguments));
    }

    static CommandLine line(List<Bench> benches) {
        BenchCommand command = new BenchCommand(benches);
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        Map<String, String> usual = new TreeMap<>();
        benches.forEach(bench -> bench.choices()
                .forEach((name, number) -> usual.merge(name, bench.name() + ": " + number, (a, b) -> a + ", " + b)));
        usual.forEach((name, numbers) -> spec.addOption(OptionSpec.builder("--" + name)
                .paramLabel("NUMBER")
                .type(int.class)
                .description("otherwise " + numbers)
                .build()));
        return new CommandLine(spec);
    }

    /** What the caller chose of what this benchmark leaves open. */
    private Map<String, Integer> chosenFor(Bench bench) {
        Map<String, Integer> chosen = new TreeMap<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            String choice = option.longestName().substring(2);
            if (benches.stream().noneMatch(other -> other.choices().containsKey(choice))) {
                continue;
            }
            if (!bench.choices().containsKey(choice)) {
                throw new ParameterException(
                        spec.commandLine(), "--" + choice + " is nothing that " + bench.name() + " leaves open");
            }
            int number = option.getValue();
            if (number < 1) {
                throw new ParameterException(spec.commandLine(), "--" + choice + " must be 1 or more");
            }
            chosen.put(choice, number);
        }
        return chosen;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (name.isEmpty()) {
            benches.forEach(bench -> out.printf("%-10s %s%n", bench.name(), bench.about()));
            out.flush();
            return CommandLine.ExitCode.OK;
        }
        Bench open = chosen(name.get());
        Bench bench = open.choosing(chosenFor(open));
        PrintWriter progress = spec.commandLine().getErr();
        List<Row> rows = bench.run(line -> {
            progress.println(line);
            progress.flush();
        });
        out.println(bench.about());
        out.println();
        out.print(Report.table(rows));
        out.println();
        out.println(bench.legend().strip());
        out.flush();
        if (json.isPresent()) {
            Files.writeString(json.get(), Report.json(rows));
        }
        return bench.passed(rows) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private Bench chosen(String wanted) {
        return benches.stream()
                .filter(bench -> bench.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no benchmark \"" + wanted + "\"; there are: "
                                + benches.stream().map(Bench::name).collect(Collectors.joining(", "))));
    }
}
