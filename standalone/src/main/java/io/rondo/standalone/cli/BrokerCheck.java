package io.rondo.standalone.cli;

import io.rondo.bus.Topology;
import io.rondo.runtime.amqp.Broker;
import io.rondo.runtime.amqp.BrokerLetters;
import io.rondo.runtime.amqp.TopologyMismatchException;
import io.rondo.runtime.settings.Environment;
import io.rondo.runtime.settings.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the broker can be reached, has the queues that Rondo needs, and whether anybody handles what is in them. */
final class BrokerCheck {

    private BrokerCheck() {}

    static Stream<Finding> of(Environment environment) {
        if (environment.broker().isEmpty()) {
            return Stream.of(Finding.ok("broker", "off: messages are carried inside the one process"));
        }
        Topology topology = new Topology(environment.mode().name().toLowerCase(Locale.ROOT));
        try (BrokerLetters letters = letters(environment.broker().get(), topology)) {
            List<BrokerLetters.Depth> depths = letters.depths();
            return Stream.concat(
                    Stream.of(Finding.ok("broker", "answers, with the queues of " + topology.environment())),
                    dead(depths));
        } catch (CommandFailedException | TopologyMismatchException e) {
            return Stream.of(Finding.problem("broker", String.valueOf(e.getMessage())));
        }
    }

    private static Stream<Finding> dead(List<BrokerLetters.Depth> depths) {
        String queues = depths.stream()
                .filter(depth -> depth.dead() > 0)
                .map(depth -> depth.queue().name() + " (" + depth.dead() + ")")
                .collect(Collectors.joining(", "));
        return queues.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        Finding.note("broker", "messages were given up in " + queues + ": ./rondo queues says why"));
    }

    /**
     * The caller closes it.
     *
     * @throws CommandFailedException when the broker cannot be reached; says no password
     */
    static BrokerLetters letters(Secret url, Topology topology) {
        BrokerLetters letters = new BrokerLetters(topology, new Broker(url, topology, "rondo command"));
        try {
            letters.connect();
            return letters;
        } catch (IOException e) {
            letters.close();
            throw new CommandFailedException("The broker at AMQP_URL is not reached (" + e.getMessage() + ")", e);
        } catch (TopologyMismatchException e) {
            letters.close();
            throw e;
        }
    }
}
