package io.rondo.standalone.cli;

import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whether something listens where the broker is said to be. */
final class BrokerCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int PORT = 5672;
    private static final int PORT_WITH_TLS = 5671;

    private BrokerCheck() {}

    static Finding of(Environment environment) {
        Optional<Secret> address = environment.broker();
        if (address.isEmpty()) {
            return Finding.ok("broker", "none: messages are carried inside the process");
        }
        URI uri = URI.create(address.get().value());
        int usual = "amqps".equals(uri.getScheme()) ? PORT_WITH_TLS : PORT;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), (int) PATIENCE.toMillis());
            return Finding.ok("broker", "something listens at " + uri.getHost() + ":" + port);
        } catch (IOException e) {
            return Finding.problem(
                    "broker",
                    "nothing answers at " + uri.getHost() + ":" + port
                            + ": start RabbitMQ, or check AMQP_URL. Presses work meanwhile; what follows them waits");
        }
    }
}
