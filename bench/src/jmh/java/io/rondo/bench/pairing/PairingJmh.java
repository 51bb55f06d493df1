package io.rondo.bench.pairing;

import io.rondo.bench.Bench;
import io.rondo.bench.Row;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The engine's time by JMH: each evening in a JVM of its own, warmed up, with the error of the mean. */
public final class PairingJmh implements Bench {

    private static final String CLASS_PATH = "java.class.path";

    @Override
    public String name() {
        return "pairing-jmh";
    }

    @Override
    public String about() {
        return "Time of the pairing engine alone, by JMH, each evening in a JVM of its own";
    }

    @Override
    public String legend() {
        return """
                time   mean of twelve whole plans: meetings, fairness and affinity
                error  half of the interval in which the mean lies with 99.9 %
                """;
    }

    @Override
    public List<Row> run(Consumer<String> progress) {
        progress.accept("five evenings, each in a new JVM");
        String classPath = System.getProperty(CLASS_PATH);
        try {
            System.setProperty(CLASS_PATH, forForks(classPath));
            return rows(new Runner(new OptionsBuilder()
                            .include(PlanningTime.class.getName().replace(".", "\\."))
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run());
        } catch (RunnerException | IOException e) {
            throw new IllegalStateException("JMH could not measure", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            System.setProperty(CLASS_PATH, classPath);
        }
    }

    private static List<Row> rows(Collection<RunResult> results) {
        List<Row> rows = new ArrayList<>();
        for (RunResult result : results) {
            String evening = result.getParams().getParam("evening");
            rows.add(new Row(evening, "rondo", "time", result.getPrimaryResult().getScore(), "ms"));
            rows.add(new Row(evening, "rondo", "error", result.getPrimaryResult().getScoreError(), "ms"));
        }
        return rows;
    }

    /** JMH starts other JVMs with our class path, which cannot read jars within a jar: they are taken out of it. */
    private static String forForks(String classPath) throws IOException, InterruptedException {
        if (classPath.contains(File.pathSeparator)) {
            return classPath;
        }
        Path jar = Path.of(classPath).toAbsolutePath();
        Path folder = Files.createTempDirectory("rondo-bench");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("the libraries could not be taken out of " + jar);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        return folder.resolve(jar.getFileName()).toString();
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
