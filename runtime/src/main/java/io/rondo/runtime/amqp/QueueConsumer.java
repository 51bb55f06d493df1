package io.rondo.runtime.amqp;

import com.rabbitmq.client.Channel;
import io.rondo.bus.Infrastructure;
import io.rondo.bus.MessageProcessor;
import io.rondo.bus.MessageProcessor.Outcome;
import io.rondo.bus.Outbox;
import io.rondo.bus.Topology;
import io.rondo.runtime.bus.BusMetrics;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Consumes one queue. A message is acknowledged when its effect is committed, when it is in the outbox for another try, or when
 * the broker has it among the dead letters; while the database is away it is held, and the queue with it. Thread-safe.
 */
final class QueueConsumer implements ChannelAwareMessageListener {

    private static final Logger log = LoggerFactory.getLogger(QueueConsumer.class);
    private static final Duration FIRST_PROBE = Duration.ofMillis(100);
    private static final long RECONNECT_MILLIS = 500;

    /** How soon its threads see that it closes. */
    private static final long POLL_MILLIS = 200;

    private final Topology.Declared queue;
    private final MessageProcessor processor;
    private final Tools tools;
    private final Pause pause = new Pause();
    private final SimpleMessageListenerContainer container;

    /** What the consumers of a carrier share. */
    record Tools(
            Outbox outbox,
            Publisher publisher,
            Envelope envelope,
            BusMetrics metrics,
            AmqpSettings settings,
            InstantSource clock) {}

    QueueConsumer(Topology.Declared queue, MessageProcessor processor, ConnectionFactory connections, Tools tools) {
        this.queue = queue;
        this.processor = processor;
        this.tools = tools;
        this.container = container(connections);
    }

    private SimpleMessageListenerContainer container(ConnectionFactory connections) {
        SimpleMessageListenerContainer made = new SimpleMessageListenerContainer(connections);
        made.setQueueNames(queue.name());
        made.setMessageListener(this);
        made.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        made.setConcurrentConsumers(tools.settings().concurrencyOf(queue.queue()));
        made.setPrefetchCount(tools.settings().prefetch());
        made.setMissingQueuesFatal(false);
        made.setMismatchedQueuesFatal(false);
        made.setPossibleAuthenticationFailureFatal(false);
        made.setAutoDeclare(false);
        made.setRecoveryInterval(RECONNECT_MILLIS);
        made.setFailedDeclarationRetryInterval(RECONNECT_MILLIS);
        made.setReceiveTimeout(POLL_MILLIS);
        made.setShutdownTimeout(tools.settings().goodbye().toMillis());
        // Platform threads: on virtual ones the container spins when it is to stop at once.
        made.setTaskExecutor(new SimpleAsyncTaskExecutor(queue.name() + "-"));
        made.afterPropertiesSet();
        return made;
    }

    void start() {
        container.start();
    }

    /** Lets the handlers that run finish, for a while. */
    void close() {
        pause.close();
        container.destroy();
    }

    @Override
    public void onMessage(Message came, @Nullable Channel channel) throws IOException {
        // What is left at the end goes back when the connection is closed; given back now it would come again at once.
        if (carry(came) && channel != null) {
            channel.basicAck(came.getMessageProperties().getDeliveryTag(), false);
        }
    }

    /** Tries until what became of the message is safe. Returns false when the carrier closes before. */
    private boolean carry(Message came) {
        Envelope.Arrival arrival = tools.envelope().read(queue.queue(), came);
        Duration probe = FIRST_PROBE;
        try {
            while (pause.mayGoOn()) {
                if (tryToCarry(came, arrival)) {
                    return true;
                }
                pause.begin();
                try {
                    waitForDatabase(probe);
                } finally {
                    pause.end();
                }
                probe = longer(probe);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Returns false when the database or the broker is away. */
    private boolean tryToCarry(Message came, Envelope.Arrival arrival) {
        try {
            switch (arrival) {
                case Envelope.Arrival.Unreadable(String reason) -> bury(came, reason, 1);
                case Envelope.Arrival.Readable readable -> {
                    return handle(came, readable);
                }
            }
            return true;
        } catch (RuntimeException notRecorded) {
            log.warn(
                    "What became of a message on {} could not be recorded yet: {}",
                    queue.name(),
                    notRecorded.toString());
            return false;
        }
    }

    private boolean handle(Message came, Envelope.Arrival.Readable arrival) {
        switch (processor.process(arrival.message())) {
            case Outcome.Handled handled -> tools.metrics().consumed(queue.queue());
            case Outcome.Repeated repeated ->
                log.debug("{} was handled before", arrival.message().id());
            case Outcome.Dead(String reason) -> bury(came, reason, arrival.failures() + 1);
            case Outcome.Failed(RuntimeException cause) -> count(came, arrival, cause);
            case Outcome.Unavailable(RuntimeException cause) -> {
                log.warn(
                        "{} {} must wait: {}",
                        arrival.message().type(),
                        arrival.message().id(),
                        cause.toString());
                return false;
            }
        }
        return true;
    }

    private void count(Message came, Envelope.Arrival.Readable arrival, RuntimeException cause) {
        tools.metrics().failed(queue.queue());
        switch (verdict(arrival)) {
            case Outbox.Verdict.Again(var due) ->
                log.warn(
                        "{} {} on {} failed, again at {}: {}",
                        arrival.message().type(),
                        arrival.message().id(),
                        queue.name(),
                        due,
                        cause.toString());
            case Outbox.Verdict.Dead dead -> {
                log.error(
                        "{} {} failed for the last time",
                        arrival.message().type(),
                        arrival.message().id(),
                        cause);
                bury(came, cause.toString(), arrival.failures() + 1);
            }
        }
    }

    /** What no row can be made of has no other try. */
    private Outbox.Verdict verdict(Envelope.Arrival.Readable arrival) {
        try {
            return tools.outbox()
                    .comeBack(
                            arrival.message(),
                            arrival.failures(),
                            tools.settings().patience());
        } catch (RuntimeException failure) {
            if (Infrastructure.isAway(failure)) {
                throw failure;
            }
            return new Outbox.Verdict.Dead();
        }
    }

    /** @throws RuntimeException when the broker does not say that it has the letter */
    private void bury(Message came, String reason, int failures) {
        tools.publisher()
                .publish(
                        Topology.EXCHANGE,
                        queue.deadLetters(),
                        Envelope.deadProperties(
                                came.getMessageProperties(),
                                reason,
                                failures,
                                tools.clock().instant()),
                        came.getBody())
                .join();
        tools.metrics().dead(queue.queue());
        log.error(
                "{} {} on {} is a dead letter: {}",
                came.getMessageProperties().getType(),
                came.getMessageProperties().getMessageId(),
                queue.name(),
                reason);
    }

    private void waitForDatabase(Duration firstPause) throws InterruptedException {
        Duration wait = firstPause;
        while (pause.rest(wait)) {
            try {
                tools.outbox().probe();
                return;
            } catch (RuntimeException away) {
                log.debug("Still away: {}", away.toString());
                wait = longer(wait);
            }
        }
    }

    private Duration longer(Duration wait) {
        Duration longest = tools.settings().longestProbe();
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
