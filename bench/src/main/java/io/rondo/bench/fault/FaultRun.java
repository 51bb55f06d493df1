package io.rondo.bench.fault;

import io.rondo.bus.Topology;
import io.rondo.runtime.amqp.Broker;
import io.rondo.runtime.amqp.BrokerLetters;
import io.rondo.runtime.settings.Secret;
import io.rondo.testkit.discord.FakeDiscord;
import io.rondo.testkit.telegram.FakeBotApi;
import io.rondo.tx.Queue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One evening with everything that breaks in it, from fresh rows to the auditor's word. */
final class FaultRun {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final House house;
    private final Image image;
    private final FaultScale scale;
    private final Path folder;
    private final Consumer<String> log;
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    /**
     * What a run came to.
     *
     * @param blows how many things were broken
     */
    record Result(int blows, Duration took, Audit.Outcome audit) {
        boolean passed() {
            return audit.findings().isEmpty();
        }
    }

    /** @param folder for what the services say */
    FaultRun(House house, Image image, FaultScale scale, Path folder, Consumer<String> log) {
        this.house = house;
        this.image = image;
        this.scale = scale;
        this.folder = folder;
        this.log = log;
    }

    Result run(long seed, Blow.Besides besides) {
        List<Blow> blows = Blow.draw(Suite.NAMES, FaultEvening.phases(scale), besides, new Random(seed));
        blows.forEach(blow -> log.accept("  " + words(blow)));
        house.freshen();
        long began = System.nanoTime();
        try (FakeDiscord discord = FakeDiscord.start().answersWithin(LONG_ENOUGH);
                FakeBotApi telegram = FakeBotApi.start();
                Suite suite = new Suite(house, discord, telegram, image, folder)) {
            suite.start();
            Clockwork rows = new Clockwork(house.rows(), new Waiting(scale.patience()));
            FaultEvening evening = new FaultEvening(discord, telegram, rows, scale, seed);
            Audit.Outcome audit;
            try {
                evening.prepare();
                runThrough(evening, blows, suite);
                audit = audited(evening, rows, discord, telegram, blows, suite);
            } catch (RuntimeException | AssertionError lost) {
                write(
                        "stack",
                        List.of(
                                String.valueOf(lost),
                                IntStream.range(0, lost.getStackTrace().length)
                                        .mapToObj(i -> "  at " + lost.getStackTrace()[i])
                                        .collect(Collectors.joining("\n"))));
                audit = new Audit.Outcome(0, 0, List.of(String.valueOf(lost.getMessage())));
            }
            if (!audit.findings().isEmpty()) {
                write("transcript", evening.transcript());
                write("findings", audit.findings());
            }
            return new Result(blows.size(), Duration.ofNanos(System.nanoTime() - began), audit);
        }
    }

    private String words(Blow blow) {
        String what = switch (blow.what()) {
            case Blow.BROKER ->
                "the broker is stopped for " + scale.brokerAway().toSeconds() + " s";
            case Blow.DATABASE -> "the database is restarted";
            default -> blow.what() + " is killed";
        };
        return what + ", " + blow.after().toMillis() + " ms into " + FaultEvening.phase(blow.phase(), scale);
    }

    /** One breaks after the other, each when its phase has begun and whatever broke before is well again. */
    private void runThrough(FaultEvening evening, List<Blow> blows, Suite suite) {
        List<CountDownLatch> begun = IntStream.range(0, FaultEvening.phases(scale))
                .mapToObj(phase -> new CountDownLatch(1))
                .toList();
        Thread breaking = Thread.ofPlatform().name("breaking").start(() -> {
            try {
                for (Blow blow : blows) {
                    begun.get(blow.phase()).await();
                    Waiting.pass(blow.after());
                    fall(blow, suite);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                failures.add(String.valueOf(failure.getMessage()));
            }
        });
        try {
            evening.run(phase -> begun.get(phase).countDown());
            breaking.join(TimeUnit.SECONDS.toMillis(scale.patience().toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            breaking.interrupt();
        }
    }

    private void fall(Blow blow, Suite suite) {
        switch (blow.what()) {
            case Blow.BROKER -> {
                house.stopBroker();
                Waiting.pass(scale.brokerAway());
                house.startBroker();
            }
            case Blow.DATABASE -> house.restartDatabase();
            default -> suite.killAndRestart(blow.what());
        }
    }

    private Audit.Outcome audited(
            FaultEvening evening,
            Clockwork rows,
            FakeDiscord discord,
            FakeBotApi telegram,
            List<Blow> blows,
            Suite suite) {
        rows.await("everything that is due being done", """
                SELECT NOT EXISTS (SELECT 1 FROM outbox WHERE due_at <= now())
                   AND NOT EXISTS (SELECT 1 FROM deliveries WHERE state IN ('PENDING', 'SENDING') AND not_before <= now())
                   AND NOT EXISTS (SELECT 1 FROM updates WHERE state = 'RECEIVED')""");
        List<String> findings = new ArrayList<>(failures);
        findings.addAll(onTheBroker());
        int kills = (int) blows.stream()
                .filter(blow -> blow.what().equals(Suite.TELEGRAM))
                .count();
        Audit.Outcome audit = new Audit(evening, scale, rows, discord, telegram).look(kills);
        findings.addAll(audit.findings());
        suite.end().forEach(name -> findings.add(name + " did not end when it was asked to"));
        return new Audit.Outcome(audit.messages(), audit.doubled(), findings);
    }

    /** What is left in the queues, and what died there. */
    private List<String> onTheBroker() {
        Topology topology = new Topology(House.ENVIRONMENT);
        List<String> findings = new ArrayList<>();
        try (BrokerLetters letters =
                new BrokerLetters(topology, new Broker(new Secret(house.brokerUrl()), topology, "the auditor"))) {
            letters.connect();
            letters.depths().stream()
                    // No questmaster runs here: what it is told waits for it.
                    .filter(depth -> depth.dead() + (depth.queue().equals(Queue.QUESTS) ? 0 : depth.waiting()) > 0)
                    .forEach(depth -> findings.add("left on the broker: " + depth));
            letters.show(5).forEach(letter -> findings.add("died on the broker: " + letter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings;
    }

    private void write(String name, List<String> lines) {
        try {
            Files.write(folder.resolve(name + ".txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
