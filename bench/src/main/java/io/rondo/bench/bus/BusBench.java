package io.rondo.bench.bus;

import io.rondo.bench.Bench;
import io.rondo.bench.Row;
import io.rondo.bench.chat.Database;
import io.rondo.bus.Topology;
import io.rondo.runtime.amqp.AmqpSettings;
import io.rondo.runtime.bus.Relay;
import io.rondo.testkit.broker.TestBroker;
import io.rondo.tx.Queue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Carries messages from the outbox over RabbitMQ to their effects, in turns with RabbitMQ's PerfTest on the same broker. */
public final class BusBench implements Bench {

    private final Path dataFolder;
    private final BusScale scale;

    /** @param dataFolder for the database's server, which is kept for the next run; on a real disk */
    public BusBench(Path dataFolder, BusScale scale) {
        this.dataFolder = dataFolder;
        this.scale = scale;
    }

    @Override
    public String name() {
        return "bus";
    }

    @Override
    public String about() {
        return "A message from the outbox over RabbitMQ to its committed effect, beside RabbitMQ's PerfTest";
    }

    @Override
    public String legend() {
        return """
                rondo        claimed, published with confirms, consumed, recorded in the inbox with its effect, acknowledged
                PerfTest     published with confirms and consumed with acknowledgements: same size, quorum queue, handlers, prefetch
                ÷ PerfTest   the number to the left divided by PerfTest's
                """;
    }

    @Override
    public List<Row> run(Consumer<String> progress) {
        progress.accept("starting RabbitMQ and PostgreSQL");
        TestBroker broker = TestBroker.find().orElseThrow(() -> new IllegalStateException(TestBroker.HOW_TO_GET_ONE));
        Topology topology = new Topology(TestBroker.environment());
        String queue = "perf_" + topology.environment();
        int handlers = AmqpSettings.USUAL.concurrency().getOrDefault(Queue.DATEMAKER, 1);
        PerfTool perfTool =
                new PerfTool(broker.url(), queue, Relay.Pacing.USUAL.batch(), handlers, AmqpSettings.USUAL.prefetch());
        try (Database database = Database.create(dataFolder);
                Line line = new Line(database.connections(), broker.url(), topology)) {
            progress.accept("warming up");
            line.run(scale);
            perfTool.run(scale);
            double[] rondo = new double[scale.blocks()];
            double[] theirs = new double[scale.blocks()];
            for (int block = 0; block < scale.blocks(); block++) {
                progress.accept("block " + (block + 1) + " of " + scale.blocks());
                rondo[block] = line.run(scale);
                theirs[block] = perfTool.run(scale);
            }
            return rows(median(rondo), median(theirs));
        } finally {
            broker.delete(Stream.concat(
                            Stream.of(queue),
                            topology.declared().stream().flatMap(one -> Stream.of(one.name(), one.deadLetters())))
                    .toList());
        }
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private List<Row> rows(double rondo, double theirs) {
        List<Row> rows = new ArrayList<>();
        String of = "messages of " + scale.bodyBytes() + " bytes: ";
        for (String side : List.of("rondo", "PerfTest")) {
            double rate = side.equals("rondo") ? rondo : theirs;
            rows.add(new Row(of + side, "throughput", rate, "1/s"));
            rows.add(new Row(of + side, "throughput ÷ PerfTest", rate / theirs, ""));
        }
        return rows;
    }
}
