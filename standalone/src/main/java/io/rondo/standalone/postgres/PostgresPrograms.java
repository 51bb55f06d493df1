package io.rondo.standalone.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code initdb}, {@code pg_ctl} and {@code postgres --version} in the server's folder. */
final class PostgresPrograms {

    /** Given on the command line, where nothing in the data folder can override them. */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=100",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=''",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off");

    private final Path binaries;
    private final Path home;

    PostgresPrograms(Path binaries, Path home) {
        this.binaries = binaries;
        this.home = home;
    }

    /** For example 18.6; data of another major version (the number before the dot) do not work with it. */
    String version() {
        String answer = run(Duration.ofSeconds(30), List.of(program("postgres"), "--version"));
        return answer.strip().replaceFirst("(?s).* ", "");
    }

    void initialise(Path cluster, String superuser, Path passwordFile) {
        run(
                Duration.ofMinutes(2),
                List.of(
                        program("initdb"),
                        "--pgdata=" + cluster,
                        "--username=" + superuser,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
    }

    /**
     * Returns when the server answers. It is no child of this process and not in its process group, so that it outlives a
     * Ctrl-C until its owner stops it.
     */
    void start(Path cluster, int port, Path log) {
        StringBuilder options = new StringBuilder("-p ").append(port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        run(
                Duration.ofMinutes(10),
                List.of(
                        program("pg_ctl"),
                        "start",
                        "--pgdata=" + cluster,
                        "--log=" + log,
                        "--options=" + options,
                        "--wait",
                        "--timeout=540",
                        "--silent"));
    }

    /** Ends the server's connections and returns when all is written and the server is gone. */
    void stop(Path cluster) {
        stop(cluster, "fast", Duration.ofSeconds(30));
    }

    /** Ends a server that does not listen any more; the next start recovers from its log. */
    void abort(Path cluster) {
        stop(cluster, "immediate", Duration.ofSeconds(10));
    }

    private void stop(Path cluster, String mode, Duration patience) {
        run(
                patience.plusSeconds(10),
                List.of(
                        program("pg_ctl"),
                        "stop",
                        "--pgdata=" + cluster,
                        "--mode=" + mode,
                        "--wait",
                        "--timeout=" + patience.toSeconds(),
                        "--silent"));
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private String run(Duration patience, List<String> command) {
        String name = Path.of(command.getFirst()).getFileName().toString();
        try {
            Path output = Files.createTempFile(home, name + "-", ".out");
            try {
                return run(name, patience, command, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL's " + name + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("interrupted while PostgreSQL's " + name + " was running", e);
        }
    }

    /** Output goes to a file, since a pipe that a left-behind server holds open would keep its reader waiting. */
    private String run(String name, Duration patience, List<String> command, Path output)
            throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(NotRoot.prefix());
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PG") || variable.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new EmbeddedPostgresException(
                    "PostgreSQL's " + name + " did not end within " + patience.toSeconds() + " s");
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new EmbeddedPostgresException("PostgreSQL's " + name + " failed: " + lastLines(said));
        }
        return said;
    }

    private static String lastLines(String output) {
        String[] lines = output.strip().split("\\R");
        return String.join(" | ", Arrays.copyOfRange(lines, Math.max(0, lines.length - 4), lines.length));
    }
}
