package io.rondo.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrokerServerTest {

    @BeforeAll
    static void look_for_rabbitmq() {
        assumeTrue(BrokerPrograms.find().isPresent(), TestBroker.HOW_TO_GET_ONE);
    }

    @Test
    void what_it_confirmed_is_there_after_a_stop() throws Exception {
        try (BrokerServer server = BrokerServer.start().orElseThrow()) {
            try (Connection connection = TestBroker.connect(server.url());
                    Channel channel = connection.createChannel()) {
                channel.confirmSelect();
                channel.queueDeclare("guests", true, false, false, Map.of("x-queue-type", "quorum"));
                AMQP.BasicProperties persistent = MessageProperties.PERSISTENT_TEXT_PLAIN;
                channel.basicPublish("", "guests", persistent, "Ana".getBytes(StandardCharsets.UTF_8));
                channel.waitForConfirmsOrDie(10_000);
            }

            server.stop();
            server.startAgain();

            assertThat(oldestGuest(server)).isEqualTo("Ana");
        }
    }

    /** Looks without taking it. */
    private static String oldestGuest(BrokerServer server) throws Exception {
        try (Connection connection = TestBroker.connect(server.url());
                Channel channel = connection.createChannel()) {
            return new String(channel.basicGet("guests", false).getBody(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void it_ends_with_its_jvm_even_when_that_is_killed() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Guest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String url = firstLine(jvm);
        jvm.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(60)).until(() -> isGone(url));
    }

    private static boolean isGone(String url) {
        try (Connection connection = TestBroker.connect(url)) {
            return !connection.isOpen();
        } catch (IOException gone) {
            return true;
        }
    }

    private static String firstLine(Process jvm) throws IOException {
        BufferedReader output = jvm.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("amqp://")) {
                return line;
            }
        }
        throw new AssertionError("the other JVM ended without a server");
    }

    /** Runs in the JVM to be killed: starts a server, says where it is, and waits for its end. */
    static final class Guest {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(BrokerServer.start().orElseThrow().url());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void every_environment_is_ones_own() {
        assertThat(TestBroker.environment()).matches("test_[a-z0-9]+").isNotEqualTo(TestBroker.environment());
    }
}
