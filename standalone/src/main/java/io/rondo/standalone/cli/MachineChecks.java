package io.rondo.standalone.cli;

import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.EnvironmentException;
import io.rondo.runtime.settings.SecretKeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can be seen without asking anybody else: Java, the data folder, the key, the port, the playground. */
final class MachineChecks {

    private static final int NEEDED_JAVA = 25;
    private static final long LITTLE_SPACE = 500_000_000;

    private MachineChecks() {}

    static Stream<Finding> of(Environment environment) {
        return Stream.<Function<Environment, Finding>>of(
                        MachineChecks::dataFolder,
                        MachineChecks::secretKey,
                        MachineChecks::port,
                        MachineChecks::playground)
                .map(check -> check.apply(environment));
    }

    static Finding java(Runtime.Version version) {
        return version.feature() >= NEEDED_JAVA
                ? Finding.ok("Java", version.toString())
                : Finding.problem(
                        "Java",
                        "this is " + version.feature() + ": install a JDK " + NEEDED_JAVA + " and set JAVA_HOME to it");
    }

    private static Finding dataFolder(Environment environment) {
        Path data = environment.data();
        try {
            Files.createDirectories(data);
            if (!Files.isWritable(data)) {
                return Finding.problem("data folder", data + " cannot be written to: chown it, or set RONDO_DATA");
            }
            long free = Files.getFileStore(data).getUsableSpace();
            return free < LITTLE_SPACE
                    ? Finding.problem("data folder", data + " has " + free / 1_000_000 + " MB left: make room")
                    : Finding.ok("data folder", data + ", " + free / 1_000_000_000 + " GB free");
        } catch (IOException e) {
            return Finding.problem("data folder", data + " cannot be made: create it, or set RONDO_DATA");
        }
    }

    private static Finding secretKey(Environment environment) {
        if (environment.secretKey().isPresent()) {
            return Finding.ok("secret key", "set");
        }
        try {
            SecretKeyFile.keyOf(environment);
            return Finding.ok(
                    "secret key", "in " + environment.data().resolve("secret.key") + ": keep it with your backups");
        } catch (EnvironmentException | UncheckedIOException e) {
            return Finding.problem("secret key", String.valueOf(e.getMessage()));
        }
    }

    private static Finding port(Environment environment) {
        String place = environment.bind() + ":" + environment.port();
        try (ServerSocket socket = new ServerSocket(environment.port(), 1, InetAddress.getByName(environment.bind()))) {
            return Finding.ok("port", place + " is free");
        } catch (IOException e) {
            return NetworkChecks.isRondo(environment)
                    ? Finding.ok("port", place + " is used by a Rondo that runs")
                    : Finding.problem(
                            "port",
                            place + " cannot be used (" + e.getMessage()
                                    + "): end what uses it, or set RONDO_PORT and RONDO_BIND");
        }
    }

    private static Finding playground(Environment environment) {
        if (!environment.playground()) {
            return Finding.ok("playground", "off");
        }
        return environment.hasPlatform()
                ? Finding.note(
                        "playground", "forced on beside a platform's token: anybody at this machine can act as anybody")
                : Finding.ok("playground", "on, at " + environment.publicUrl() + "/playground");
    }
}
