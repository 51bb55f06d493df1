package io.rondo.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rondo.bench.Row;
import io.rondo.testkit.broker.BrokerServer;
import io.rondo.testkit.broker.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bench's evening in small: every process is killed once, the broker is stopped and the database restarted, in one run. */
class FaultsBenchTest {

    private static final FaultScale SMALL = new FaultScale(12, 6, 1, Duration.ofSeconds(5), Duration.ofSeconds(120));
    /** With it everything breaks, and the datemakers and Telegram's bot fall while they have their hands full. */
    private static final int SEED = Integer.getInteger("rondo.seed", 6_983);

    private static Path top() {
        return Stream.of("", "..")
                .map(Path::of)
                .filter(folder -> Files.exists(folder.resolve("docker-compose.yml")))
                .findFirst()
                .orElseThrow()
                .toAbsolutePath();
    }

    @Test
    void an_evening_loses_and_repeats_nothing_while_every_process_the_broker_and_the_database_break() {
        assumeTrue(BrokerServer.isPossible(), TestBroker.HOW_TO_GET_ONE);
        FaultsBench bench = new FaultsBench(
                top(), top().resolve("bench/target/faults-test"), SMALL, new FaultsBench.Choice(1, SEED));
        List<String> said = new ArrayList<>();

        List<Row> rows = bench.run(line -> {
            System.out.println(line);
            said.add(line);
        });

        assertThat(bench.passed(rows)).as(() -> String.join("\n", said)).isTrue();
        assertThat(rows).anyMatch(row -> row.metric().equals("breaks") && row.value() == 6);
        assertThat(rows).anyMatch(row -> row.metric().equals("messages") && row.value() > 60);
    }

    @Test
    void the_same_seed_draws_the_same_faults_and_every_process_falls_once() {
        List<Blow> drawn = Blow.draw(Suite.NAMES, 11, Blow.Besides.BOTH, new Random(7));

        assertThat(Blow.draw(Suite.NAMES, 11, Blow.Besides.BOTH, new Random(7))).isEqualTo(drawn);
        assertThat(Blow.draw(Suite.NAMES, 11, Blow.Besides.BOTH, new Random(8))).isNotEqualTo(drawn);
        assertThat(drawn).extracting(Blow::what).containsAll(Suite.NAMES).hasSize(6);
        assertThat(new HashSet<>(drawn.stream().map(Blow::phase).toList()))
                .as("never two in one phase")
                .hasSize(6);
        assertThat(drawn).extracting(Blow::phase).isSorted();
    }
}
