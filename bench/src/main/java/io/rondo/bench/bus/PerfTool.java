package io.rondo.bench.bus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RabbitMQ's own PerfTest in a process of its own: one that publishes with confirms, persistent and {@code mandatory}, as many
 * that consume and acknowledge one by one as we have handlers, over a quorum queue.
 */
final class PerfTool {

    private static final Pattern RECEIVED = Pattern.compile("receiving rate avg: ([0-9.]+) msg/s");

    private final String brokerUrl;
    private final String queue;
    private final int confirms;
    private final int consumers;
    private final int prefetch;

    /**
     * @param queue made by it, and left on the broker
     * @param confirms how many messages may be without the broker's word at once
     */
    PerfTool(String brokerUrl, String queue, int confirms, int consumers, int prefetch) {
        this.brokerUrl = brokerUrl;
        this.queue = queue;
        this.confirms = confirms;
        this.consumers = consumers;
        this.prefetch = prefetch;
    }

    /**
     * Messages that came through in a second, on average. By time, not by number: with a number for each consumer the first
     * that has its share keeps what was sent ahead to it.
     *
     * @throws IllegalStateException when it failed
     */
    double run(BusScale scale) {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(
                "--uri",
                brokerUrl,
                "--quorum-queue",
                "--queue",
                queue,
                "--flag",
                "persistent",
                "--flag",
                "mandatory",
                "--size",
                String.valueOf(scale.bodyBytes()),
                "--confirm",
                String.valueOf(confirms),
                "--producers",
                "1",
                "--consumers",
                String.valueOf(consumers),
                "--qos",
                String.valueOf(prefetch),
                "--time",
                String.valueOf(scale.seconds())));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher received = RECEIVED.matcher(said);
            if (process.waitFor() != 0 || !received.find()) {
                throw new IllegalStateException("PerfTest failed: " + said);
            }
            return Double.parseDouble(received.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The same Java with the same libraries; those within our program are found by its own loader. */
    private static List<String> java() {
        String java =
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        String libraries = System.getProperty("java.class.path", "");
        boolean packed = libraries.endsWith(".jar") && !libraries.contains(System.getProperty("path.separator", ":"));
        return packed
                ? List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-Dloader.main=com.rabbitmq.perf.PerfTest",
                        "-cp",
                        libraries,
                        "org.springframework.boot.loader.launch.PropertiesLauncher")
                : List.of(java, "-XX:+UseSerialGC", "-cp", libraries, "com.rabbitmq.perf.PerfTest");
    }
}
