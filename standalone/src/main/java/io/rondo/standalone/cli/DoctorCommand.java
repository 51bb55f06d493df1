package io.rondo.standalone.cli;

import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.EnvironmentException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks whatever Rondo needs, and says what to do about what is missing. Its exit code is 1 if there is a problem. */
@Command(name = "doctor", description = "Check what Rondo needs, and say what to do.", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean healthy = true;
        for (Finding finding : (Iterable<Finding>) findings()::iterator) {
            out.println(finding.line());
            out.flush();
            healthy &= finding.kind() != Finding.Kind.PROBLEM;
        }
        return healthy ? 0 : 1;
    }

    private Stream<Finding> findings() {
        Stream<Finding> java = Stream.of(MachineChecks.java(Runtime.version()));
        Environment environment;
        try {
            environment = surroundings.environment();
        } catch (EnvironmentException e) {
            return Stream.concat(java, e.problems().stream().map(problem -> Finding.problem("settings", problem)));
        }
        return Stream.of(
                        java,
                        MachineChecks.of(environment),
                        Stream.of(environment).flatMap(it -> DatabaseCheck.of(it, surroundings.clock()).stream()),
                        Stream.of(environment).flatMap(BrokerCheck::of),
                        Stream.of(environment)
                                .map(it -> LastBackup.finding(
                                        it, surroundings.clock().instant())),
                        NetworkChecks.of(environment))
                .flatMap(findings -> findings);
    }
}
