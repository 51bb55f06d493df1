package io.rondo.bench.chat;

import io.rondo.bench.chat.Load.Timings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL's own load generator with the statements of a press, prepared, in one transaction. Each press finds its values in a
 * row of a table, which it reads before it begins: pgbench has no other way to texts of its own, and it costs it one statement.
 */
final class Pgbench {

    private static final String PROGRAM = "pgbench";
    private static final long NANOS_PER_MICRO = 1_000;
    /** Of a line of pgbench's log: client, number, microseconds, script, seconds, and their microseconds. */
    private static final int TOOK = 2;

    private static final int ENDED_SECOND = 4;
    private static final int ENDED_MICRO = 5;

    private final PGSimpleDataSource database;

    Pgbench(PGSimpleDataSource database) {
        this.database = database;
    }

    /** Whether it is installed. */
    static boolean isThere() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
                .map(folder -> Path.of(folder, PROGRAM))
                .anyMatch(Files::isExecutable);
    }

    /**
     * Does these presses, as many for each client.
     *
     * @throws IllegalStateException when one failed
     */
    Timings run(Replay replay, List<Target> targets, int atATime) {
        int each = targets.size() / atATime;
        try {
            Path folder = Files.createTempDirectory("rondo-pgbench");
            try {
                fill(targets.stream().map(replay::valuesOf).toList());
                Path script = Files.writeString(folder.resolve("press.sql"), script(replay, each));
                return timings(folder, execute(folder, script, atATime, each));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("pgbench's presses cannot be prepared", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** One row for each press, one column for each value. */
    private void fill(List<List<Optional<String>>> presses) throws SQLException {
        int values = presses.getFirst().size();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_presses");
            statement.execute("CREATE TABLE bench_presses (n integer PRIMARY KEY, "
                    + columns(values, column -> column + " text") + ")");
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO bench_presses VALUES (?, " + columns(values, column -> "?") + ")")) {
                for (int press = 0; press < presses.size(); press++) {
                    insert.setInt(1, press);
                    for (int value = 0; value < values; value++) {
                        insert.setString(
                                value + 2, presses.get(press).get(value).orElse(""));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            statement.execute("ANALYZE bench_presses");
        }
    }

    private static String columns(int count, java.util.function.UnaryOperator<String> shape) {
        return IntStream.range(0, count).mapToObj(i -> shape.apply("v" + i)).collect(Collectors.joining(", "));
    }

    private static String script(Replay replay, int each) {
        int values = replay.valueCount();
        return "\\set press :press + 1\n\\set n :client_id * " + each + " + :press\n"
                + "SELECT " + columns(values, column -> column) + " FROM bench_presses WHERE n = :n \\gset\n"
                + "BEGIN;\n"
                + replay.script(value -> ":v" + value).stream()
                        .map(sql -> sql.strip() + ";\n")
                        .collect(Collectors.joining())
                + "COMMIT;\n";
    }

    private String execute(Path folder, Path script, int atATime, int each) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                PROGRAM,
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + atATime,
                "--jobs=" + Math.min(atATime, Runtime.getRuntime().availableProcessors()),
                "--transactions=" + each,
                "--define=press=-1",
                "--log",
                "--log-prefix=" + folder.resolve("log"),
                "--file=" + script);
        command.environment().put("PGHOST", database.getServerNames()[0]);
        command.environment().put("PGPORT", String.valueOf(database.getPortNumbers()[0]));
        command.environment().put("PGUSER", String.valueOf(database.getUser()));
        command.environment().put("PGPASSWORD", String.valueOf(database.getPassword()));
        command.environment().put("PGDATABASE", String.valueOf(database.getDatabaseName()));
        Process process = command.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || said.contains("aborted")) {
            throw new IllegalStateException("pgbench failed: " + said);
        }
        return said;
    }

    /** From the first press's beginning to the last one's end; connections are open by then. */
    private static Timings timings(Path folder, String said) throws IOException {
        List<long[]> presses = new ArrayList<>();
        try (Stream<Path> logs = Files.list(folder)) {
            for (Path log : logs.filter(file -> file.getFileName().toString().startsWith("log"))
                    .toList()) {
                for (String line : Files.readAllLines(log)) {
                    String[] fields = line.split(" ", -1);
                    long took = Long.parseLong(fields[TOOK]);
                    long ended = Long.parseLong(fields[ENDED_SECOND]) * 1_000_000 + Long.parseLong(fields[ENDED_MICRO]);
                    presses.add(new long[] {took, ended - took, ended});
                }
            }
        }
        if (presses.isEmpty()) {
            throw new IllegalStateException("pgbench did nothing: " + said);
        }
        long began = presses.stream().mapToLong(press -> press[1]).min().orElseThrow();
        long ended = presses.stream().mapToLong(press -> press[2]).max().orElseThrow();
        long[] nanos = presses.stream()
                .mapToLong(press -> press[0] * NANOS_PER_MICRO)
                .sorted()
                .toArray();
        return new Timings(nanos, (ended - began) * NANOS_PER_MICRO);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
